// A text is reported by anybody who can read it: one form, and a receipt with a code.
#include "platform/basics/text.h"
#include "platform/secrets/secrets.h"
#include "services/members/attempts.h"
#include "services/moderation/letters.h"
#include "services/moderation/moderation.h"
#include "services/moderation/pages.h"

namespace moderation::pages {

namespace {

using web::View;

constexpr std::size_t longest_excerpt = 600;

/// As typed: given back unchanged when something is wrong.
struct Typed {
    Told told = {};
    std::string key = {};
    std::string trap = {};  ///< The field that people do not see.
};

Typed typed_in(web::Visit const& visit) {
    auto const& form = visit.request.form;
    auto text = [&](std::string_view name) { return std::string(form.text(name)); };
    Typed typed{.told = {text("reason"), text("words"), text("email")},
                .key = text("key"),
                .trap = text("website")};
    std::erase(typed.told.words, '\r');
    // Without a key of ours nothing can be recognised when it comes twice.
    if (typed.key.size() != secrets::secret_length) typed.key = secrets::make();
    return typed;
}

/// The text that the path names. It must be one that everybody can read: nothing is told of others.
web::ModeratedText reported(Showing const& showing, db::Reader& reader) {
    auto const& visit = showing.visit;
    auto text = http::found(text_now(
        showing, reader, {std::string(visit.part("kind")), std::string(visit.part("subject"))}));
    if (!text.is_public) throw http::NotFound();
    return text;
}

View reason_field(Showing const& showing, std::string_view chosen,
                  basics::Problems const& problems) {
    std::vector<web::Option> options;
    for (auto const& reason : reasons)
        options.push_back({std::string(reason.code),
                           showing.text("reason_" + std::string(reason.code)),
                           reason.code == chosen});
    return web::choices_view({.name = "reason",
                              .label = showing.text("label_reason"),
                              .problem = showing.problem(problems, "reason"),
                              .type = "radio",
                              .required = true},
                             options);
}

View fields(Showing const& showing, Typed const& typed, basics::Problems const& problems) {
    auto view = web::problems_view(showing.visit, showing.services.pages, problems);
    bool const asks_email = !showing.visit.viewer.signed_in();
    view.set("reason_field", reason_field(showing, typed.told.reason, problems))
        .set("words_field",
             words_field(showing, typed.told.words, problems, "label_words", "hint_words"))
        .set("asks_email", asks_email)
        .set("email_field", web::field_view({.name = "email",
                                             .label = showing.text("label_email"),
                                             .value = typed.told.email,
                                             .hint = showing.text("hint_email"),
                                             .problem = showing.problem(problems, "email"),
                                             .type = "email",
                                             .autocomplete = "email",
                                             .max_length = 254}))
        .set("trap_field", web::field_view({.name = "website",
                                            .label = showing.text("label_website"),
                                            .value = typed.trap,
                                            .problem = showing.problem(problems, "website"),
                                            .autocomplete = "off",
                                            .max_length = 200}))
        .set("is_trapped", !typed.trap.empty())
        .set("form_key", typed.key);
    return view;
}

http::Response form_page(Showing const& showing, web::ModeratedText const& text, Typed const& typed,
                         basics::Problems const& problems, std::string const& warning = {}) {
    auto view = fields(showing, typed, problems);
    view.set("breadcrumbs",
             std::vector<View>{View()
                                   .set("crumb_name", text.title)
                                   .set("crumb_url", showing.visit.address(text.path))})
        .set("text_title", text.title)
        .set("text_url", showing.visit.address(text.path))
        .set("text_language", text.language)
        .set_list("excerpt", paragraphs(basics::shortened(text.words, longest_excerpt)))
        .set("who_reads",
             showing.format("who_reads", {{"name", who_decides(showing, text.organisation)}}))
        .set("form_url", showing.visit.address(showing.visit.path))
        .set("follow_url", showing.visit.address("/reports"));
    web::PageOptions options{.title = showing.text("report_title"),
                             .status = !warning.empty()   ? 429
                                       : problems.empty() ? 200
                                                          : 422,
                             .unlisted = true};
    if (!warning.empty()) options.notices.push_back(web::notice("warning", warning));
    return private_page(showing.services.pages.page(showing.visit, "moderation/report",
                                                    std::move(view), std::move(options)));
}

http::Response receipt_page(Showing const& showing, web::ModeratedText const& text,
                            Taken const& taken, bool has_email) {
    View view;
    view.set("breadcrumbs",
             std::vector<View>{View()
                                   .set("crumb_name", text.title)
                                   .set("crumb_url", showing.visit.address(text.path))})
        .set("title", text.title)
        .set("claim_code", taken.code)
        .set("is_again", !taken.is_new)
        .set("has_email", has_email)
        .set("who_reads",
             showing.format("who_reads", {{"name", who_decides(showing, text.organisation)}}))
        .set("is_urgent", is_urgent(taken.notice.reason))
        .set("text_url", showing.visit.address(text.path))
        .set("follow_url", showing.visit.address("/reports"));
    return private_page(
        showing.services.pages.page(showing.visit, "moderation/receipt", std::move(view),
                                    {.title = showing.text("receipt_title"), .unlisted = true}));
}

}

http::Response show_report(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    return form_page(showing, reported(showing, reader), {.key = secrets::make()}, {});
}

http::Response report(web::Services& services, Limits& limits, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const typed = typed_in(visit);
    auto good = checked(typed.told);
    auto problems = good ? basics::Problems() : good.error();
    if (!typed.trap.empty()) problems.push_back({"website", "moderation.problem_trap"});
    auto const network = members::network_of(visit.request.remote_address);
    bool const is_known = visit.viewer.signed_in();
    bool const is_allowed =
        !problems.empty() || is_known || limits.sendings.take(network, services.now());
    if (!problems.empty() || !is_allowed) {
        auto reader = services.database.read();
        auto const text = reported(showing, reader);
        auto page = form_page(showing, text, typed, problems,
                              is_allowed ? std::string() : showing.text("flood"));
        return is_allowed ? page : std::move(page).with("Retry-After", "3600");
    }
    // Who is signed in is written to at the account's address.
    if (is_known) good->email.clear();
    auto tx = services.database.begin();
    auto const text = reported(showing, tx);
    auto const taken = take_in(tx, hand_of(showing),
                               {.subject = {std::string(visit.part("kind")), text.id},
                                .text = text,
                                .told = *good,
                                .language = visit.language,
                                .key = typed.key});
    bool const is_written_to = is_known || !good->email.empty();
    if (taken.is_new && !good->email.empty() && limits.receipts.take(good->email, services.now()))
        tell_received(services, tx, taken);
    if (taken.has_become_urgent) tell_deciders(services, tx, taken.matter);
    tx.commit();
    return receipt_page(showing, text, taken, is_written_to);
}

}
