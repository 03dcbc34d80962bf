// One page for one subject: what is sent, to whom, what was sent before, and the registrar's
// number.
#include "app/registration_pages/pages.h"

#include "app/account/handlers.h"
#include "platform/basics/lines.h"
#include "platform/basics/text.h"
#include "platform/mail/message.h"
#include "platform/secrets/secrets.h"
#include "services/registration/registration.h"
#include "services/web/registered.h"

namespace registration_pages {

namespace {

using registration::Registration;
using web::View;

constexpr int longest_number = 60, longest_section = 100;

/// The subject that the address names, for those who answer for it.
struct Here {
    std::string kind, id;
    web::Document document;
    std::string path() const { return "/registration/" + kind + "/" + id; }
};

Here here(web::Services& services, web::Visit const& visit, db::Reader& reader) {
    Here found{std::string(visit.part("kind")), std::string(visit.part("subject")), {}};
    auto const kind = services.registered.find(found.kind);
    if (kind == services.registered.end()) throw http::NotFound();
    found.document = http::found(kind->second->document(visit, reader, found.id));
    if (!visit.may(permissions::Permission::coordinate, found.document.organisation))
        throw http::NotFound();
    return found;
}

std::string text(web::Services& services, web::Visit const& visit, std::string const& id) {
    return services.pages.text(visit, "registration_pages." + id);
}

std::string way_in(web::Document const& document) {
    return document.is_received ? "received" : "drawn_up";
}

/// The document as a file that can be read for itself, by anybody, long after us.
std::string as_file(web::Services& services, web::Visit const& visit, Here const& of,
                    std::string const& secrecy) {
    auto const& document = of.document;
    std::vector<View> facts, sections;
    for (auto const& fact : document.facts)
        facts.push_back(View().set("fact_name", fact.label).set("fact_value", fact.value));
    for (auto const& section : document.sections) {
        std::vector<View> paragraphs;
        for (auto const& paragraph : basics::paragraphs(section.words))
            paragraphs.push_back(View().set("paragraph", paragraph));
        sections.push_back(View()
                               .set("section_heading", section.heading)
                               .set_list("paragraphs", std::move(paragraphs)));
    }
    View view;
    view.set("code", texts::code(visit.language))
        .set("document_title", document.title)
        .set("document_language", document.language)
        .set("document_way", text(services, visit, way_in(document)))
        .set("document_at", texts::date_time(visit.language, document.at))
        .set_optional("document_from", document.from)
        .set_optional("document_secrecy", secrecy)
        .set("document_id", of.kind + " " + of.id)
        .set("document_site", services.pages.site_name())
        .set_list("facts", std::move(facts))
        .set_list("sections", std::move(sections));
    return services.pages.part(visit, "registration_pages/document", view);
}

/// What the registrar's program reads.
std::string metadata(Here const& of, Registration const& one) {
    auto const& document = of.document;
    return json::write(json::Object{
               {"title", document.title},
               {"kind", of.kind},
               {"id", of.id},
               {"language", document.language},
               {document.is_received ? "received_at" : "drawn_up_at", basics::iso(document.at)},
               {"from", document.from},
               {"public", one.secrecy.empty()},
               {"secrecy_section", one.secrecy},
               {"registration_number", one.number},
               {"file", "handling.html"}}) +
           "\n";
}

std::vector<View> sending_views(web::Services& services, web::Visit const& visit, Here const& of,
                                std::vector<registration::Sending> const& sendings) {
    std::vector<View> views;
    for (auto const& one : sendings)
        views.push_back(
            View()
                .set("sent_at", texts::date_time(visit.language, one.at))
                .set("sent_to", one.recipient)
                .set("sent_label", services.pages.format(visit, "registration_pages.sent_label",
                                                         {{"number", one.place}}))
                .set_optional("sent_url", one.html.empty() ? std::string()
                                                           : visit.address(of.path()) + "/" +
                                                                 std::to_string(one.place)));
    return views;
}

View field(web::Services& services, web::Visit const& visit, basics::Problems const& problems,
           std::string const& name, std::string value, int longest, bool required) {
    return web::field_view({.name = name,
                            .label = text(services, visit, name),
                            .value = std::move(value),
                            .hint = text(services, visit, name + "_hint"),
                            .problem = web::problem_text(visit, services.pages, problems, name),
                            .max_length = longest,
                            .required = required});
}

http::Response page(web::Services& services, web::Visit const& visit, Here const& of,
                    db::Reader& reader, basics::Problems const& problems, int status) {
    auto const& form = visit.request.form;
    auto const one = registration::about(reader, of.kind, of.id).value_or(Registration());
    auto const mailbox = registration::mailbox(reader, of.document.organisation);
    auto typed = [&](std::string const& name, std::string const& otherwise) {
        return problems.empty() ? otherwise : std::string(form.text(name));
    };
    auto view = web::problems_view(visit, services.pages, problems);
    view.set("form_url", visit.address(of.path()))
        .set("back_url", visit.address(of.document.path))
        .set("document_title", of.document.title)
        .set_optional("mailbox", mailbox)
        .set_optional("number_text", one.number)
        .set("is_sent", !one.id.empty())
        .set("is_closed", one.is_closed)
        .set("email_field",
             field(services, visit, problems, "email", typed("email", mailbox), 254, true))
        .set("secrecy_field", field(services, visit, problems, "secrecy",
                                    typed("secrecy", one.secrecy), longest_section, false))
        .set("number_field", field(services, visit, problems, "number", typed("number", one.number),
                                   longest_number, true))
        .set("registered_on_field",
             field(services, visit, problems, "registered_on",
                   typed("registered_on", one.number.empty() ? "" : basics::iso(one.registered_on)),
                   10, true))
        .set_list("sendings",
                  sending_views(services, visit, of, registration::sendings(reader, one.id)));
    web::PageOptions options{
        .title = text(services, visit, "title"), .status = status, .unlisted = true};
    for (auto const* done : {"mailbox", "sent", "numbered", "closed"})
        if (visit.request.query.text("done") == done)
            options.notices.push_back(
                web::notice("done", text(services, visit, "done_" + std::string(done))));
    return account::private_page(services.pages.page(visit, "registration_pages/subject",
                                                     std::move(view), std::move(options)));
}

void record(web::Services& services, web::Visit const& visit, db::Transaction& tx, Here const& of,
            std::string const& action, json::Object details) {
    services.activity.record(tx, {.at = services.now(),
                                  .actor = visit.viewer.member,
                                  .action = "registration." + action,
                                  .subject = {of.kind, of.id},
                                  .organisation = of.document.organisation,
                                  .details = std::move(details)});
}

/// What is wrong, and with which status; nothing wrong when it was done.
struct Done {
    basics::Problems problems = {};
    int status = 422;
    std::string done = {};
};

Done set_mailbox(web::Services& services, web::Visit const& visit, db::Transaction& tx,
                 Here const& of) {
    auto const address = mail::sendable(visit.request.form.text("email"));
    if (!address) return {{{"email", "registration_pages.email_wrong"}}};
    registration::set_mailbox(tx, of.document.organisation, *address, visit.viewer.member,
                              services.now());
    record(services, visit, tx, of, "mailbox_changed", {});
    return {{}, 303, "mailbox"};
}

Done send(web::Services& services, web::Visit const& visit, db::Transaction& tx, Here const& of) {
    auto const mailbox = registration::mailbox(tx, of.document.organisation);
    if (mailbox.empty()) return {{{"email", "registration_pages.email_wrong"}}};
    auto const secrecy = basics::one_line(visit.request.form.text("secrecy"));
    if (basics::length(secrecy) > longest_section)
        return {{{"secrecy", "registration_pages.secrecy_too_long"}}};
    auto one = registration::about(tx, of.kind, of.id)
                   .value_or(Registration{.id = registration::RegistrationId::make(),
                                          .kind = of.kind,
                                          .subject = of.id,
                                          .organisation = of.document.organisation});
    one.secrecy = secrecy;
    one.is_closed = false;
    auto const html = as_file(services, visit, of, secrecy);
    auto const sendings = registration::sendings(tx, one.id);
    auto const digest = secrets::hash(html);
    if (!sendings.empty() && sendings.back().digest == digest)
        return {{{"secrecy", "registration_pages.sent_already"}}, 409};
    registration::put(tx, one);
    auto const place = static_cast<std::int64_t>(sendings.size()) + 1;
    registration::add(tx, one.id,
                      {place, services.now(), visit.viewer.member, mailbox, digest, html});
    services.post(tx,
                  {.to = mailbox,
                   .language = visit.language,
                   .about = "registration_pages.mail_",
                   .arguments = {{"number", one.number.empty() ? std::string("–") : one.number}},
                   .path = visit.address(of.path()),
                   .enclosures = {{"handling.html", "text/html", html},
                                  {"metadata.json", "application/json", metadata(of, one)}}});
    record(services, visit, tx, of, "sent", {{"sending", place}});
    return {{}, 303, "sent"};
}

Done give_number(web::Services& services, web::Visit const& visit, db::Transaction& tx,
                 Here const& of) {
    auto one = registration::about(tx, of.kind, of.id);
    if (!one) throw http::NotFound();
    auto const number = basics::one_line(visit.request.form.text("number"));
    auto const on = basics::parse_iso_date(visit.request.form.text("registered_on"));
    basics::Problems problems;
    if (number.empty() || basics::length(number) > longest_number)
        problems.push_back({"number", "registration_pages.number_wrong"});
    if (!on || on->day == 0 || *on > basics::day_in_stockholm(services.now()))
        problems.push_back({"registered_on", "registration_pages.registered_on_wrong"});
    if (!problems.empty()) return {std::move(problems)};
    one->number = number;
    one->registered_on = *on;
    registration::put(tx, *one);
    record(services, visit, tx, of, "numbered", {{"number", number}});
    return {{}, 303, "numbered"};
}

Done close(web::Services& services, web::Visit const& visit, db::Transaction& tx, Here const& of) {
    auto one = registration::about(tx, of.kind, of.id);
    if (!one) throw http::NotFound();
    if (one->number.empty()) return {{{"number", "registration_pages.number_wrong"}}};
    one->is_closed = true;
    registration::put(tx, *one);
    record(services, visit, tx, of, "closed", {});
    return {{}, 303, "closed"};
}

}

http::Response show(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto const of = here(services, visit, reader);
    return page(services, visit, of, reader, {}, 200);
}

http::Response act(web::Services& services, web::Visit const& visit) {
    auto tx = services.database.begin();
    auto const of = here(services, visit, tx);
    auto const wanted = visit.request.form.text("act");
    Done done;
    if (wanted == "mailbox") done = set_mailbox(services, visit, tx, of);
    else if (wanted == "send") done = send(services, visit, tx, of);
    else if (wanted == "number") done = give_number(services, visit, tx, of);
    else if (wanted == "close") done = close(services, visit, tx, of);
    else throw http::BadRequest{"act is mailbox, send, number or close"};
    if (!done.problems.empty()) return page(services, visit, of, tx, done.problems, done.status);
    tx.commit();
    return account::private_page(http::redirect(visit.address(of.path()) + "?done=" + done.done));
}

http::Response show_sent(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto const of = here(services, visit, reader);
    auto const one = http::found(registration::about(reader, of.kind, of.id));
    for (auto& sending : registration::sendings(reader, one.id))
        if (std::to_string(sending.place) == visit.part("place") && !sending.html.empty()) {
            http::Response response;
            response.body = std::move(sending.html);
            response.with("Content-Type", "text/html; charset=utf-8")
                .with("Content-Disposition", "attachment; filename=\"handling.html\"");
            return account::private_page(std::move(response));
        }
    throw http::NotFound();
}

}
