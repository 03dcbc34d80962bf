// One page for one subject: what is sent, to whom, what was sent before, and the registrar's
// number.
#include "app/registration_pages/pages.h"

#include "app/account/handlers.h"
#include "app/registration_pages/actions.h"
#include "app/registration_pages/registrars.h"
#include "services/attachments/views.h"

namespace registration_pages {

namespace {

using web::View;

std::vector<View> sending_views(web::Services& services, web::Visit const& visit, Matter const& of,
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

std::vector<View> file_views(web::Services& services, web::Visit const& visit,
                             std::vector<registration::File> const& files) {
    std::vector<View> views;
    for (auto const& file : files)
        views.push_back(View()
                            .set("file_title", file.title)
                            .set("file_size", attachments::size_text(visit.language, file.bytes))
                            .set_optional("file_note", file.is_enclosed ? std::string()
                                                                        : text(services, visit,
                                                                               "file_too_large")));
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

/// The section that was typed; nothing when it is what the form was opened with, so that it does
/// not take away what a colleague wrote meanwhile.
std::optional<std::string_view> secrecy_in(http::Fields const& form) {
    if (!form.has("secrecy")) return std::nullopt;
    auto const typed = form.text("secrecy");
    if (form.has("secrecy_was") && form.text("secrecy_was") == typed) return std::nullopt;
    return typed;
}

void add_fields(web::Services& services, web::Visit const& visit, View& view,
                registration::Registration const& one, std::string const& mailbox,
                basics::Problems const& problems) {
    auto const& form = visit.request.form;
    auto typed = [&](std::string const& name, std::string const& otherwise) {
        return problems.empty() || !form.has(name) ? otherwise : std::string(form.text(name));
    };
    bool const is_marked_anew = secrecy_in(form).has_value();
    auto const on = one.number.empty() ? std::string() : basics::iso(one.registered_on);
    view.set("email_field",
             field(services, visit, problems, "email", typed("email", mailbox), 254, true))
        .set("secrecy_field", field(services, visit, problems, "secrecy",
                                    is_marked_anew ? typed("secrecy", one.secrecy) : one.secrecy,
                                    longest_section, false))
        .set("secrecy_was", one.secrecy)
        .set("number_field", field(services, visit, problems, "number", typed("number", one.number),
                                   longest_number, true))
        .set("registered_on_field", field(services, visit, problems, "registered_on",
                                          typed("registered_on", on), 10, true));
}

/// For whom the address is: those that the viewer answers for, the nearest that has one chosen.
void add_units(web::Services& services, web::Visit const& visit, View& view,
               std::vector<Registrar> const& all, basics::Problems const& problems) {
    auto const& form = visit.request.form;
    std::vector<web::Option> options;
    bool is_chosen = false;
    for (auto const& one : all) {
        if (!one.viewer_may) continue;
        auto const id = one.unit.string();
        bool const chosen =
            form.has("for_unit") ? form.text("for_unit") == id : !is_chosen && !one.email.empty();
        is_chosen = is_chosen || chosen;
        options.push_back(
            {id, one.unit.empty() ? text(services, visit, "for_whole") : one.unit_name, chosen});
    }
    view.set("may_set_mailbox", !options.empty())
        .set("has_units", all.size() > 1)
        .set("for_unit_field", web::choices_view({.name = "for_unit",
                                                  .label = text(services, visit, "for_unit"),
                                                  .hint = text(services, visit, "for_unit_hint"),
                                                  .problem = web::problem_text(
                                                      visit, services.pages, problems, "for_unit")},
                                                 options));
}

http::Response page(web::Services& services, web::Visit const& visit, Matter const& of,
                    db::Reader& reader, basics::Problems const& problems, int status) {
    auto const one =
        registration::about(reader, of.kind, of.id).value_or(registration::Registration());
    auto const registrars = registrars_of(services, visit, reader, of);
    auto const mailbox = mailbox_of(registrars);
    auto view = web::problems_view(visit, services.pages, problems);
    add_fields(services, visit, view, one, mailbox, problems);
    add_units(services, visit, view, registrars, problems);
    view.set("form_url", visit.address(of.path()))
        .set("back_url", visit.address(of.document.path))
        .set("document_title", of.document.title)
        .set_optional("mailbox", mailbox)
        .set_optional("number_text", one.number)
        .set("is_sent", !one.id.empty())
        .set("is_closed", one.is_closed)
        .set("mask_url", visit.address("/masking/" + of.kind + "/" + of.id))
        .set_optional("entry_url", one.number.empty()
                                       ? std::string()
                                       : visit.address("/registered/" + one.id.string()))
        .set_list("files", file_views(services, visit, files_of(services, visit, reader, of)))
        .set_list("sendings",
                  sending_views(services, visit, of, registration::sendings(reader, one.id)));
    web::PageOptions options{
        .title = text(services, visit, "title"), .status = status, .unlisted = true};
    for (auto const* done : {"mailbox", "sent", "marked", "numbered", "closed"})
        if (visit.request.query.text("done") == done)
            options.notices.push_back(
                web::notice("done", text(services, visit, "done_" + std::string(done))));
    return account::private_page(services.pages.page(visit, "registration_pages/subject",
                                                     std::move(view), std::move(options)));
}

}

http::Response show(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto const of = matter(services, visit, reader);
    return page(services, visit, of, reader, {}, 200);
}

http::Response act(web::Services& services, web::Visit const& visit) {
    auto tx = services.database.begin();
    auto const of = matter(services, visit, tx);
    auto const& form = visit.request.form;
    auto const wanted = form.text("act");
    Done done;
    if (wanted == "mailbox")
        done = set_mailbox(services, visit, tx, of, form.text("for_unit"), form.text("email"));
    else if (wanted == "send") done = send(services, visit, tx, of, secrecy_in(form));
    else if (wanted == "mark") done = mark(services, visit, tx, of, secrecy_in(form));
    else if (wanted == "number")
        done =
            give_number(services, visit, tx, of, form.text("number"), form.text("registered_on"));
    else if (wanted == "close") done = close(services, visit, tx, of);
    else throw http::BadRequest{"act is mailbox, send, mark, number or close"};
    if (!done.problems.empty()) return page(services, visit, of, tx, done.problems, done.status);
    tx.commit();
    return account::private_page(http::redirect(visit.address(of.path()) + "?done=" + done.done));
}

http::Response show_sent(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto const of = matter(services, visit, reader);
    auto const one = http::found(registration::about(reader, of.kind, of.id));
    for (auto& sending : registration::sendings(reader, one.id))
        if (std::to_string(sending.place) == visit.part("place") && !sending.html.empty()) {
            looked(services, visit, of, one);
            http::Response response;
            response.body = std::move(sending.html);
            response.with("Content-Type", "text/html; charset=utf-8")
                .with("Content-Disposition", "attachment; filename=\"handling.html\"");
            return account::private_page(std::move(response));
        }
    throw http::NotFound();
}

}
