// Applying, in one short page, for employees and residents with an account.
#include "features/funds/pages.h"
#include "platform/secrets/secrets.h"

namespace funds {

namespace {

using web::View;

/// The need or idea that the application comes from; empty when it is none, or not everybody's.
struct Origin {
    std::string kind = {}, id = {}, title = {}, path = {};
};

Origin origin_of(web::Services& services, web::Visit const& visit, db::Reader& reader,
                 std::string_view kind, std::string_view id) {
    if (id.empty() || (kind != "idea" && kind != "need")) return {};
    auto const access = web::access_to(services, visit, reader, kind, id);
    if (!access || !access->is_public) return {};
    return {std::string(kind), access->id, access->title, access->path};
}

TypedApplication typed_in(http::Fields const& form) {
    auto const text = [&](std::string_view name) { return std::string(form.text(name)); };
    return {text("title"), text("what"), text("doers"), text("asked"), text("done_by")};
}

http::Response form_page(Showing const& showing, Fund const& fund, TypedApplication const& typed,
                         Origin const& origin, std::string key, basics::Problems const& problems,
                         int status = 422) {
    auto const& visit = showing.visit;
    if (key.size() != secrets::secret_length) key = secrets::make();
    auto view = web::problems_view(visit, showing.services.pages, problems);
    view.set("breadcrumbs", breadcrumbs(showing, &fund))
        .set("title_field", field(showing, problems, "title", typed.title, longest_title))
        .set("what_field", field(showing, problems, "what", typed.what, longest_what, true, 6))
        .set("asked_field", field(showing, problems, "asked", typed.asked, 20))
        .set("done_by_field", field(showing, problems, "done_by", typed.done_by, 10))
        .set("doers_field", field(showing, problems, "doers", typed.doers, longest_doers))
        .set("form_key", std::move(key))
        .set("idea", origin.id)
        .set("idea_kind", origin.kind)
        .set_optional("idea_title", origin.title)
        .set("idea_url", visit.address(origin.path))
        .set("most_text",
             showing.format("apply_most", {{"amount", showing.money(fund, fund.most_each)},
                                           {"date", showing.date(fund.closes)},
                                           {"who", fund.decider}}))
        .set_list("excluded", paragraphs(fund.excluded))
        .set("form_url", visit.address(path_of(fund) + "/apply"))
        .set("fund_url", visit.address(path_of(fund)));
    return private_page(showing.services.pages.page(visit, "funds/apply", std::move(view),
                                                    {.title = showing.text("apply_title"),
                                                     .status = problems.empty() ? 200 : status,
                                                     .unlisted = true}));
}

}

http::Response show_form(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const fund = fund_in(visit, reader);
    auto const& query = visit.request.query;
    auto const origin = origin_of(services, visit, reader, query.text("kind"), query.text("idea"));
    basics::Problems problems;
    if (!fund.is_open(showing.today())) problems.push_back({"title", "funds.problem_closed"});
    return form_page(showing, fund, {.title = origin.title}, origin, {}, problems, 200);
}

http::Response send_form(web::Services& services, Limits& limits, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto const& form = visit.request.form;
    auto const typed = typed_in(form);
    std::string const key(form.text("key"));
    auto tx = services.database.begin();
    auto const fund = fund_in(visit, tx);
    auto const origin = origin_of(services, visit, tx, form.text("idea_kind"), form.text("idea"));
    auto good = checked(typed, fund, showing.today());
    if (!good) return form_page(showing, fund, typed, origin, key, good.error());
    if (!limits.applications.take(visit.viewer.member.text(), services.now()))
        return form_page(showing, fund, typed, origin, key, {{"title", "funds.problem_flood"}}, 429)
            .with("Retry-After", "3600");
    good->idea = origin.id;
    good->idea_kind = origin.kind;
    good->language = std::string(texts::code(visit.language));
    auto const made = apply(tx, hand_of(showing), fund, *good, key);
    tx.commit();
    return private_page(http::redirect(visit.address(path_of(made)) + "?done=applied"));
}

}
