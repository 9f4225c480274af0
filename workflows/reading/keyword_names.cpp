// SPDX-License-Identifier: EUPL-1.2
// What the maps of the language are called in a message.
#include "workflows/reading/keywords.hpp"

namespace besluit::reading {

std::string_view name_nl(Shape shape) {
  switch (shape) {
    case Shape::none:
      return "dit deel";
    case Shape::organisation:
      return "een organisatie";
    case Shape::participant:
      return "een deelnemer";
    case Shape::council:
      return "een raad of college";
    case Shape::person:
      return "een mens";
    case Shape::body:
      return "een orgaan";
    case Shape::policy:
      return "een beleid";
    case Shape::escalation:
      return "een escalatie";
    case Shape::closure:
      return "een reces of sluiting";
    case Shape::letter:
      return "een brief";
    case Shape::route:
      return "een route";
    case Shape::subroute:
      return "een deelroute";
    case Shape::data:
      return "een gegeven";
    case Shape::step:
      return "een stap";
    case Shape::part:
      return "een onderdeel";
    case Shape::birth:
      return "een vervolgdossier";
    case Shape::decision_table:
      return "een beslistabel";
    case Shape::column:
      return "een kolom";
    case Shape::rule:
      return "een regel";
    case Shape::scenario:
      return "een scenario";
    case Shape::given:
      return "wat gegeven is";
    case Shape::moment:
      return "een dag";
    case Shape::act:
      return "een handeling";
    case Shape::expectation:
      return "een verwachting";
  }
  return "";
}

std::string_view name_en(Shape shape) {
  switch (shape) {
    case Shape::none:
      return "this part";
    case Shape::organisation:
      return "an organisation";
    case Shape::participant:
      return "a participant";
    case Shape::council:
      return "a council or college";
    case Shape::person:
      return "a person";
    case Shape::body:
      return "a body";
    case Shape::policy:
      return "a policy";
    case Shape::escalation:
      return "an escalation";
    case Shape::closure:
      return "a recess or closure";
    case Shape::letter:
      return "a letter";
    case Shape::route:
      return "a route";
    case Shape::subroute:
      return "a subroute";
    case Shape::data:
      return "a fact";
    case Shape::step:
      return "a step";
    case Shape::part:
      return "a part";
    case Shape::birth:
      return "a dossier that follows";
    case Shape::decision_table:
      return "a decision table";
    case Shape::column:
      return "a column";
    case Shape::rule:
      return "a rule";
    case Shape::scenario:
      return "a scenario";
    case Shape::given:
      return "what is given";
    case Shape::moment:
      return "a day";
    case Shape::act:
      return "an act";
    case Shape::expectation:
      return "an expectation";
  }
  return "";
}

}  // namespace besluit::reading
