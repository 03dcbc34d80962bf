// Which versions there are, what differs between two, and going back to an older one.
#include <algorithm>
#include <charconv>

#include "features/knowledge/stories/actions.h"
#include "features/knowledge/stories/form_view.h"
#include "features/knowledge/stories/pages.h"
#include "features/knowledge/stories/rules.h"

namespace knowledge::stories {

namespace {

using web::View;

/// A version's number as addresses have it, or NotFound.
std::int64_t number_in(std::string_view text) {
    std::int64_t number = 0;
    auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size() || number < 0)
        throw http::NotFound();
    return number;
}

/// "Resultat, lärdomar": what a version changed.
std::string changed_text(Showing const& showing, Version const& version) {
    std::string text;
    for (auto const& key : version.changed) {
        auto const* known = field(key);
        auto const label = known               ? showing.label(*known)
                           : key == "material" ? showing.text("material")
                                               : showing.text("language");
        text += (text.empty() ? "" : ", ") + label;
    }
    return text;
}

std::string way_text(Showing const& showing, Version const& version) {
    if (version.way == Way::restored)
        return showing.format("way_restored", {{"number", version.restored_from.value_or(0)}});
    if (version.way == Way::written) return {};
    return showing.text("way_" + std::string(name(version.way)));
}

View version_view(Showing const& showing, Case const& of, Version const& version,
                  std::map<members::MemberId, std::string> const& names) {
    auto const base = showing.visit.address(work_path(of) + "/versions/");
    auto const number = std::to_string(version.number);
    return View()
        .set("version_number", number)
        .set("version_when", showing.date_time(version.at))
        .set("version_who", name_from(showing, names, version.member))
        .set_optional("version_why", version.why)
        .set_optional("version_way", way_text(showing, version))
        .set("version_changed", changed_text(showing, version))
        .set("compare_url", base + std::to_string(version.number - 1) + "/" + number)
        .set("is_first", version.number == 1)
        .set("restore_url", base + number + "/restore")
        .set("is_newest", version.number == of.version)
        .set("is_public", of.published == version.number)
        .set("may_restore", version.number != of.version &&
                                may_make(showing.services, showing.visit, of, Move::write));
}

std::vector<web::Option> number_options(Showing const& showing,
                                        std::vector<Version> const& versions, std::int64_t chosen) {
    std::vector<web::Option> options;
    for (auto const& version : versions)
        options.push_back(
            {std::to_string(version.number),
             showing.format("version_option",
                            {{"number", version.number}, {"time", showing.date_time(version.at)}}),
             version.number == chosen});
    return options;
}

/// Every field that says something else in the two, in each language.
std::vector<View> differences(Showing const& showing, db::Reader& reader, Story const& old_story,
                              Story const& new_story) {
    std::vector<View> views;
    for (auto const& one : fields())
        for (auto language : texts::languages) {
            if (!one.is_text() && language != texts::Language::sv) continue;
            auto const before = readable(showing, reader, old_story, one, language),
                       now = readable(showing, reader, new_story, one, language);
            if (before == now) continue;
            bool const is_other = one.is_text() && language != new_story.language;
            views.push_back(
                View()
                    .set("field_label", showing.label(one))
                    .set_optional("field_language", is_other ? showing.language_name(language) : "")
                    .set_optional("language_code", one.is_text() ? texts::code(language) : "")
                    .set("pieces", piece_views(before, now)));
        }
    return views;
}

}

http::Response show_versions(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const of = case_at_work(services, reader, visit);
    auto const& query = visit.request.query;
    // The form below the list names two versions; their comparison has an address of its own.
    if (query.has("from") && query.has("to"))
        return http::redirect(visit.address(work_path(of) + "/versions/" +
                                            std::to_string(number_in(query.text("from"))) + "/" +
                                            std::to_string(number_in(query.text("to")))));
    auto const versions = versions_without_story(reader, of.id);
    std::vector<members::MemberId> ids;
    for (auto const& one : versions) ids.push_back(one.member);
    auto const names = names_of(showing, ids);
    std::vector<View> views;
    for (auto const& one : versions) views.push_back(version_view(showing, of, one, names));
    bool const has_changed = of.published && *of.published != of.version;
    auto const older = has_changed ? *of.published : std::max<std::int64_t>(1, of.version - 1);
    View view;
    view.set("title", of.title)
        .set("breadcrumbs", work_breadcrumbs(showing, &of))
        .set("versions", std::move(views))
        .set("can_compare", versions.size() > 1)
        .set("form_url", visit.address(work_path(of) + "/versions"))
        .set("from_field",
             web::choices_view(
                 {.name = "from", .label = showing.text("compare_from"), .required = true},
                 number_options(showing, versions, older)))
        .set("to_field", web::choices_view(
                             {.name = "to", .label = showing.text("compare_to"), .required = true},
                             number_options(showing, versions, of.version)));
    web::PageOptions options{.title = showing.text("versions_title"), .unlisted = true};
    if (query.has("restored"))
        options.notices.push_back(web::notice("done", showing.text("restored")));
    return private_page(
        services.pages.page(visit, "knowledge/case_versions", std::move(view), std::move(options)));
}

http::Response show_comparison(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto reader = services.database.read();
    auto const of = case_at_work(services, reader, visit);
    auto const old_version = http::found(version(reader, of.id, number_in(visit.part("a"))));
    auto const new_version = http::found(version(reader, of.id, number_in(visit.part("b"))));
    auto const names = names_of(showing, {old_version.member, new_version.member});
    View view;
    view.set("title", of.title)
        .set("breadcrumbs", work_breadcrumbs(showing, &of))
        .set("old_version", version_view(showing, of, old_version, names))
        .set("new_version", version_view(showing, of, new_version, names))
        .set_list("differences", differences(showing, reader, old_version.story, new_version.story))
        .set("versions_url", visit.address(work_path(of) + "/versions"));
    return private_page(
        services.pages.page(visit, "knowledge/case_compare", std::move(view),
                            {.title = showing.text("compare_title"), .unlisted = true}));
}

http::Response restore_version(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto tx = services.database.begin();
    auto const of = case_at_work(services, tx, visit);
    if (!may_make(services, visit, of, Move::write)) throw http::Forbidden();
    if (!restore(tx, hand_of(showing), of, number_in(visit.part("a")), {})) throw http::NotFound();
    tx.commit();
    return private_page(http::redirect(visit.address(work_path(of) + "/versions?restored=1")));
}

}
