// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/trial.hpp"

#include "engine/core/letter.hpp"

#include <algorithm>

namespace besluit::engine {

Message test_message(const definition::Addressee& to, const definition::Organisation& organisation, const Zone& zone,
                     Instant now, const std::string& channel) {
  Message message;
  message.id = "proef/" + channel + "/" + std::to_string(now.time_since_epoch().count());
  message.channel = channel;
  message.to_name = letter::one_line(to.name);
  message.to_mail = to.mail;
  message.more_mails = to.more_mails;
  message.to = to.id();
  message.organisation = organisation.id;
  message.organisation_name = letter::one_line(organisation.name);
  message.kind = "information";
  message.drill = true;
  message.notices = {message.id};
  message.subject = "[PROEF] Proefbericht via kanaal '" + channel + "'";
  message.text = (message.to_name.empty() ? std::string{"Goedendag,"} : "Beste " + message.to_name + ",") +
                 "\n\nDit is een proefbericht van besluitd. U hoeft niets te doen.\n\n" +
                 "Ontvangt u dit? Dan werkt het kanaal '" + channel + "'.\n\nAutomatisch bericht\n" +
                 message.organisation_name + "\n";
  message.date = now;
  message.date_text = mail_date(now, zone);
  return message;
}

Message as_drill(Message message, const definition::Addressee& to, std::size_t number) {
  const std::string all = addresses_in_words(message);
  const std::string meant_for = message.to_name.empty() ? all : message.to_name + " (" + all + ")";
  message.id = "proef/" + std::to_string(number) + "/" + message.id;
  message.notices = {message.id};
  message.to_name = letter::one_line(to.name);
  message.to_mail = to.mail;
  message.more_mails = to.more_mails;
  message.reached.clear();
  message.to = to.id();
  message.drill = true;
  message.subject = "[PROEF] " + message.subject;
  message.text =
      letter::wrapped("PROEF: dit is een oefening; er hoeft niets te gebeuren. Dit bericht zou zijn gegaan naar " +
                      meant_for + ".") +
      "\n" + message.text;
  // A date in a calendar cannot be marked well enough.
  message.dates.clear();
  return message;
}

}  // namespace besluit::engine
