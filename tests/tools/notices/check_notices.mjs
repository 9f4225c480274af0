// SPDX-License-Identifier: EUPL-1.2
// Reads what the channels send with the libraries of those who receive it.
//   node check_notices.mjs webhook REQUEST.json SECRET   a request as the test's web server kept it
//   node check_notices.mjs calendar FILE.ics             prints one line for each event
import { readFileSync } from 'node:fs'

const [, , what, file, secret] = process.argv
const text = readFileSync(file, 'utf8')
if (what === 'webhook') {
  const { Webhook } = await import('standardwebhooks')
  const { HTTP } = await import('cloudevents')
  const request = JSON.parse(text)
  const headers = Object.fromEntries(Object.entries(request.headers).map(([k, v]) => [k.toLowerCase(), v]))
  new Webhook(secret).verify(request.body, headers)
  const event = HTTP.toEvent({ headers, body: request.body })
  event.validate()
  console.log([
    event.specversion, event.type, event.source, event.id === headers['webhook-id'], event.data.subject].join('|'))
} else {
  const { default: ICAL } = await import('ical.js')
  const calendar = new ICAL.Component(ICAL.parse(text))
  for (const component of calendar.getAllSubcomponents('vevent')) {
    const event = new ICAL.Event(component)
    console.log([
      event.uid, event.startDate.toString(), component.getFirstPropertyValue('status'), event.summary].join('|'))
  }
}
