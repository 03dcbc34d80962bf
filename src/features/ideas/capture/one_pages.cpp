// One field, enter, the next one: on a telephone at a workshop, or at a counter.
#include "features/ideas/capture/pages.h"
#include "platform/secrets/secrets.h"

namespace ideas::capture {

namespace {

using web::View;

constexpr std::size_t last_shown = 5;

http::Response field_page(Work const& work, db::Reader& reader, Kind kind, std::string const& words,
                          std::string key, basics::Problems const& problems) {
    auto const& showing = work.showing;
    auto const& visit = showing.visit;
    if (key.size() != secrets::secret_length) key = secrets::make();
    auto view = web::problems_view(visit, showing.services.pages, problems);
    view.merge(sending_view(work, kind, "/one"));
    std::vector<View> rows;
    std::size_t own = 0;
    auto const all = told_at(reader, work.occasion.id);
    for (auto one = all.rbegin(); one != all.rend(); ++one)
        if (one->entered_by == visit.viewer.member && one->visibility != Visibility::withdrawn &&
            ++own <= last_shown)
            rows.push_back(
                View().set("row_title", one->told.title).set("row_language", one->told.language));
    view.set_list("rows", std::move(rows))
        .set("words_field", web::field_view({.name = "words",
                                             .label = showing.text("label_capture_words"),
                                             .value = words,
                                             .problem = showing.problem(problems, "words"),
                                             .autocomplete = "off",
                                             .required = true}))
        .set("form_key", std::move(key))
        .set("own_text", showing.format("capture_own", {{"count", own}}));
    web::PageOptions options{.title = showing.text("capture_one_title"),
                             .status = problems.empty() ? 200 : 422,
                             .unlisted = true};
    auto const done = visit.request.query.text("done");
    if (problems.empty() && (done == "told" || done == "again"))
        options.notices.push_back(
            web::notice("done", showing.text("capture_one_" + std::string(done))));
    return private_page(showing.services.pages.page(visit, "ideas/capture_one", std::move(view),
                                                    std::move(options)));
}

}

http::Response show_field(web::Services& services, web::Visit const& visit) {
    auto reader = services.database.read();
    auto const work = work_inside(services, reader, visit);
    return field_page(work, reader, kind_in(visit.request.query), {}, {}, {});
}

http::Response send_field(web::Services& services, web::Visit const& visit) {
    auto const& form = visit.request.form;
    auto const kind = kind_in(form);
    std::string const words(form.text("words")), key(form.text("key"));
    auto const [work, looked] = [&] {
        auto reader = services.database.read();
        auto inside = work_inside(services, reader, visit);
        auto seen = looked_at({draft_of(words, kind)}, inside.occasion);
        return std::pair{std::move(inside), std::move(seen)};
    }();
    auto const& one = looked.front();
    basics::Problems problems;
    if (words.empty()) problems.push_back({"words", "ideas.problem_capture_empty"});
    else if (!one.told) problems.push_back({"words", "ideas.problem_capture_long"});
    else {
        auto const done = sent(work, {.source = Source::one, .key = key, .told = {*one.told}});
        if (done)
            return private_page(http::redirect(visit.address(path_of(work.occasion)) +
                                               "/one?done=" + (done->is_new ? "told" : "again") +
                                               "&kind=" + std::string(name(kind))));
        problems.push_back({"words", "ideas.problem_capture_unit"});
    }
    auto reader = services.database.read();
    return field_page(work, reader, kind, words, key, problems);
}

}
