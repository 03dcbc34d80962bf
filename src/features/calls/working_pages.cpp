// From draft to decided: what those who work with a call do.
#include "features/calls/pages.h"
#include "features/calls/working.h"

namespace calls {

namespace {

using web::View;

View area(Showing const& showing, Work const& shown, std::string const& act,
          std::string const& name, std::string const& value, std::size_t longest) {
    bool const is_here = shown.act == act;
    auto field = web::field_view({.name = name,
                                  .label = showing.text("label_" + act + "_" + name),
                                  .value = is_here ? value : std::string(),
                                  .hint = showing.text("hint_" + act + "_" + name),
                                  .problem = is_here ? showing.problem(shown.problems, name) : "",
                                  .max_length = static_cast<int>(longest),
                                  .required = true,
                                  .rows = act == "decide" ? 8 : 3});
    field.set("id", act + "-" + name)
        .set("counter_text", showing.format("at_most", {{"count", longest}}));
    return field;
}

View day(Showing const& showing, Work const& shown, std::string const& name,
         std::string const& value, bool required) {
    return web::field_view({.name = name,
                            .label = showing.text("label_" + name),
                            .value = value,
                            .hint = showing.text("hint_" + name),
                            .problem = showing.problem(shown.problems, name),
                            .autocomplete = "off",
                            .max_length = 10,
                            .required = required,
                            .narrow = true});
}

View may_view(Phase stands) {
    using enum Phase;
    bool const is_out = stands == coming || stands == open || stands == paused;
    View view;
    view.set("may_publish", stands == draft)
        .set("may_edit", stands == draft || stands == coming)
        .set("may_pause", stands == coming || stands == open)
        .set("may_resume", stands == paused)
        .set("may_extend", is_out || stands == closed)
        .set("may_close", is_out)
        .set("may_decide", stands == closed);
    return view;
}

/// Where one goes from here.
View ways_view(web::Visit const& visit, Call const& call) {
    auto const path = "/calls/" + call.id.string();
    auto const organisation = call.told.organisation.string(), about = "?call=" + call.id.string();
    View view;
    view.set("edit_url", visit.address(path + "/edit"))
        .set("questions_url", visit.address(path + "/questions"))
        .set("page_url_of", visit.address(path_of(call)))
        .set("desk_url", visit.address("/needs/desk"))
        .set("sheets_url", visit.address("/administration/" + organisation + "/sheets" + about))
        .set("embed_url", visit.address("/embed/" + organisation + "/tell" + about));
    return view;
}

http::Response work_page(Showing const& showing, db::Reader& reader, Call const& call,
                         Work const& shown) {
    auto const& visit = showing.visit;
    auto const path = "/calls/" + call.id.string();
    auto view = web::problems_view(visit, showing.services.pages, shown.problems);
    view.merge(may_view(showing.phase(call))).merge(ways_view(visit, call));
    view.set_list("breadcrumbs", breadcrumbs(showing, &call))
        .set("phase_text", phase_text(showing, call))
        .set("count_text",
             showing.format("count_text",
                            {{"count", ideas::asked::count(reader, call.id.string())}}))
        .set("questions_text",
             showing.format("questions_count", {{"count", call.questions.size()}}))
        .set("version_value", std::to_string(call.version))
        .set("form_url", visit.address(path + "/work"))
        .set("closes_on_field", day(showing, shown, "closes_on", shown.closes_on, true))
        .set("closes_clock_field", day(showing, shown, "closes_clock", shown.closes_clock, false))
        .set("pause_field", area(showing, shown, "pause", "reason", shown.reason, longest_reason))
        .set("extend_field", area(showing, shown, "extend", "reason", shown.reason, longest_reason))
        .set("close_field", area(showing, shown, "close", "reason", shown.reason, longest_reason))
        .set("result_field",
             area(showing, shown, "decide", "result", shown.result, longest_result));
    web::PageOptions options{.title = showing.format("work_title", {{"title", call.told.title}}),
                             .status = shown.problems.empty() ? shown.status : 422,
                             .unlisted = true};
    auto const done = visit.request.query.text("done");
    for (auto const* one : {"publish", "pause", "resume", "extend", "close", "decide"})
        if (done == one)
            options.notices.push_back(
                web::notice("done", showing.text("done_" + std::string(one))));
    if (!shown.warning.empty())
        options.notices.push_back(web::notice("warning", showing.text(shown.warning)));
    return private_page(
        showing.services.pages.page(visit, "calls/work", std::move(view), std::move(options)));
}

}

http::Response show_work(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    return work_page(showing, reader, worked_call(showing, reader), {});
}

http::Response work(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    Work shown{.act = sent(visit, "act"),
               .reason = sent(visit, "reason"),
               .closes_on = sent(visit, "closes_on"),
               .closes_clock = sent(visit, "closes_clock"),
               .result = sent(visit, "result")};
    auto tx = services.database.begin();
    auto const call = worked_call(showing, tx);
    if (call.version != version_in(visit)) {
        shown.warning = "overtaken";
        shown.status = 409;
    } else if (work_on(showing, tx, call, shown)) {
        tx.commit();
        return private_page(http::redirect(
            visit.address("/calls/" + call.id.string() + "/work?done=" + shown.act)));
    }
    return work_page(showing, tx, call, shown);
}

}
