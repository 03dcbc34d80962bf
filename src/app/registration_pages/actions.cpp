// Sending, and what the registrar answered.
#include "app/registration_pages/actions.h"

#include <algorithm>

#include "app/registration_pages/registrars.h"
#include "platform/basics/text.h"
#include "platform/mail/message.h"
#include "platform/secrets/secrets.h"
#include "services/registration/copies.h"

namespace registration_pages {

void record(web::Services& services, web::Visit const& visit, db::Transaction& tx, Matter const& of,
            std::string const& action, json::Object details) {
    services.activity.record(tx, {.at = services.now(),
                                  .actor = visit.viewer.member,
                                  .action = "registration." + action,
                                  .subject = {of.kind, of.id},
                                  .organisation = of.document.organisation,
                                  .details = std::move(details)});
}

namespace {

/// Writes the mark, and that it was changed.
void put_mark(web::Services& services, web::Visit const& visit, db::Transaction& tx,
              Matter const& of, registration::Registration& one, std::string const& ground) {
    if (registration::put_mark(tx, one, {services.now(), visit.viewer.member, ground}))
        record(services, visit, tx, of, "marked", {{"ground", ground}});
}

}

Done set_mailbox(web::Services& services, web::Visit const& visit, db::Transaction& tx,
                 Matter const& of, std::string_view for_unit, std::string_view email) {
    auto const all = registrars_of(services, visit, tx, of);
    auto const wanted = std::ranges::find(
        all, for_unit, [](Registrar const& one) { return std::string_view(one.unit.text()); });
    if (wanted == all.end()) return {{{"for_unit", "registration_pages.for_unit_gone"}}};
    if (!wanted->viewer_may) throw http::Forbidden();
    bool const takes_away = !for_unit.empty() && basics::trimmed(email).empty();
    auto const address = takes_away ? std::string() : mail::sendable(email).value_or("");
    if (address.empty() && !takes_away) return {{{"email", "registration_pages.email_wrong"}}};
    registration::set_mailbox(tx, of.document.organisation, wanted->unit, address,
                              visit.viewer.member, services.now());
    record(services, visit, tx, of, "mailbox_changed", {{"unit", wanted->unit.text()}});
    return {{}, 303, "mailbox"};
}

Done send(web::Services& services, web::Visit const& visit, db::Transaction& tx, Matter const& of,
          std::optional<std::string_view> typed_secrecy) {
    auto const mailbox = mailbox_of(registrars_of(services, visit, tx, of));
    if (mailbox.empty()) return {{{"email", "registration_pages.email_wrong"}}};
    auto one = registration::about(tx, of.kind, of.id)
                   .value_or(registration::Registration{.id = registration::RegistrationId::make(),
                                                        .kind = of.kind,
                                                        .subject = of.id,
                                                        .organisation = of.document.organisation});
    auto const secrecy = typed_secrecy ? basics::one_line(*typed_secrecy) : one.secrecy;
    if (basics::length(secrecy) > longest_section)
        return {{{"secrecy", "registration_pages.secrecy_too_long"}}};
    one.is_closed = false;
    one.secrecy = secrecy;
    auto const files = files_of(services, visit, tx, of);
    auto const html = as_file(services, visit, of, files, secrecy);
    auto const sendings = registration::sendings(tx, one.id);
    auto const digest = secrets::hash(html);
    if (!sendings.empty() && sendings.back().digest == digest)
        return {{{"secrecy", "registration_pages.sent_already"}}, 409};
    registration::put(tx, one);
    put_mark(services, visit, tx, of, one, secrecy);
    auto const place = static_cast<std::int64_t>(sendings.size()) + 1;
    registration::add(tx, one.id,
                      {place, services.now(), visit.viewer.member, mailbox, digest, html});
    services.post(tx,
                  {.to = mailbox,
                   .language = visit.language,
                   .about = "registration_pages.mail_",
                   .arguments = {{"number", one.number.empty() ? std::string("–") : one.number}},
                   .path = visit.address(of.path()),
                   .enclosures = enclosures(services, of, files, html, one)});
    record(services, visit, tx, of, "sent", {{"sending", place}});
    return {{}, 303, "sent"};
}

Done mark(web::Services& services, web::Visit const& visit, db::Transaction& tx, Matter const& of,
          std::optional<std::string_view> typed_secrecy) {
    auto one = http::found(registration::about(tx, of.kind, of.id));
    auto const secrecy = typed_secrecy ? basics::one_line(*typed_secrecy) : one.secrecy;
    if (basics::length(secrecy) > longest_section)
        return {{{"secrecy", "registration_pages.secrecy_too_long"}}};
    put_mark(services, visit, tx, of, one, secrecy);
    return {{}, 303, "marked"};
}

Done give_number(web::Services& services, web::Visit const& visit, db::Transaction& tx,
                 Matter const& of, std::string_view typed_number, std::string_view typed_day) {
    auto one = http::found(registration::about(tx, of.kind, of.id));
    auto const number = basics::one_line(typed_number);
    auto const on = basics::parse_iso_date(typed_day);
    basics::Problems problems;
    if (number.empty() || basics::length(number) > longest_number)
        problems.push_back({"number", "registration_pages.number_wrong"});
    if (!on || on->day == 0 || *on > basics::day_in_stockholm(services.now()))
        problems.push_back({"registered_on", "registration_pages.registered_on_wrong"});
    if (!problems.empty()) return {std::move(problems)};
    one.number = number;
    one.registered_on = *on;
    registration::put(tx, one);
    record(services, visit, tx, of, "numbered", {{"number", number}});
    return {{}, 303, "numbered"};
}

Done close(web::Services& services, web::Visit const& visit, db::Transaction& tx,
           Matter const& of) {
    auto one = http::found(registration::about(tx, of.kind, of.id));
    if (one.number.empty()) return {{{"number", "registration_pages.number_wrong"}}};
    one.is_closed = true;
    registration::put(tx, one);
    record(services, visit, tx, of, "closed", {});
    return {{}, 303, "closed"};
}

}
