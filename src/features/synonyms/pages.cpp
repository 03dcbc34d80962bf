// The list of groups, and one group: its words, what they find, its history.
#include "features/synonyms/pages.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "platform/basics/text.h"
#include "services/members/members.h"
#include "services/search/search.h"
#include "services/web/api.h"

namespace synonyms::pages {

namespace {

using web::View;

constexpr std::size_t most_listed = 500, most_counted = 12, most_history = 50;

std::string text(web::Services const& services, web::Visit const& visit, std::string_view id) {
    return services.pages.text(visit, "synonyms." + std::string(id));
}

std::string address(web::Visit const& visit, Group const& group) {
    return visit.address("/synonyms/" + group.id);
}

std::string name_of(Words const& words) {
    auto const line = in_line(words);
    return line.substr(0, line.find(','));
}

/// What was typed, and what is wrong with it. Without problems: the group as it is.
struct Form {
    Typed typed = {};
    std::int64_t version = 0;
    basics::Problems problems = {};
    std::string conflict = {};  ///< How the group looks now that somebody else has changed it.
    int status = 200;
};

Typed typed_in(http::Fields const& form) {
    return {.by_language = {std::string(form.text("sv")), std::string(form.text("en")),
                            std::string(form.text("nb"))},
            .leads_here = std::string(form.text("leads_here")),
            .reason = std::string(form.text("reason"))};
}

Typed typed_of(Words const& words) {
    return {.by_language = {lines(words.by_language[0]), lines(words.by_language[1]),
                            lines(words.by_language[2])},
            .leads_here = lines(words.leads_here)};
}

View area(web::Services const& services, web::Visit const& visit, Form const& form,
          std::string name, std::string value, bool hinted) {
    return web::field_view(
        {.name = name,
         .label = text(services, visit, "field_" + name),
         .value = std::move(value),
         .hint = hinted ? text(services, visit, "field_" + name + "_hint") : "",
         .problem = web::problem_text(visit, services.pages, form.problems, name),
         .rows = 4});
}

View form_view(web::Services const& services, web::Visit const& visit, Form const& form) {
    auto view = web::problems_view(visit, services.pages, form.problems);
    view.set("sv_field", area(services, visit, form, "sv", form.typed.by_language[0], true))
        .set("en_field", area(services, visit, form, "en", form.typed.by_language[1], false))
        .set("nb_field", area(services, visit, form, "nb", form.typed.by_language[2], false))
        .set("leads_here_field",
             area(services, visit, form, "leads_here", form.typed.leads_here, true))
        .set("reason_field", web::field_view({.name = "reason",
                                              .label = text(services, visit, "field_reason"),
                                              .value = form.typed.reason,
                                              .hint = text(services, visit, "field_reason_hint"),
                                              .problem = web::problem_text(visit, services.pages,
                                                                           form.problems, "reason"),
                                              .max_length = static_cast<int>(longest_reason),
                                              .required = true}))
        .set("version_value", std::to_string(form.version))
        .set_optional("conflict_words", form.conflict);
    return view;
}

std::vector<View> breadcrumbs(web::Services const& services, web::Visit const& visit) {
    return {View()
                .set("crumb_name", text(services, visit, "title"))
                .set("crumb_url", visit.address("/synonyms"))};
}

/// What a search for each word finds, as everybody: alone, and with the whole group.
std::vector<View> found_views(web::Services const& services, web::Visit const& visit,
                              Words const& words) {
    auto number = [&](search::Answer const& answer) {
        return texts::number(visit.language, static_cast<std::int64_t>(answer.total));
    };
    std::vector<View> views;
    for (auto const& word : for_search(words)) {
        if (views.size() == most_counted) break;
        search::Query query{
            .text = word.text, .language = visit.language, .limit = 0, .may_relax = false};
        auto const with = services.search.find(query);
        query.widened = false;
        auto const alone = services.search.find(query);
        views.push_back(
            View()
                .set("found_word", word.text)
                .set("found_alone", number(alone))
                .set("found_with", number(with))
                .set("found_url", visit.address("/search?q=" + web::query_escaped(word.text))));
    }
    return views;
}

std::vector<View> history_views(web::Services& services, web::Visit const& visit,
                                Group const& group) {
    auto reader = services.database.read();
    auto const entries = activity::entries_about(reader, subject_of(group), 0, most_history);
    std::vector<members::MemberId> ids;
    for (auto const& entry : entries) ids.push_back(entry.actor);
    auto const names = services.members.names(ids);
    std::vector<View> views;
    for (auto const& entry : entries) {
        auto const name = names.find(entry.actor);
        auto const before = in_line(words_of(entry.details.at("before"))),
                   after = in_line(words_of(entry.details.at("words")));
        auto const action = entry.action.substr(entry.action.find('.') + 1);
        views.push_back(View()
                            .set("event_when", texts::date_time(visit.language, entry.at))
                            .set("event_what", text(services, visit, "history_" + action))
                            .set_optional("event_who", name == names.end() ? "" : name->second)
                            .set_optional("event_why", entry.details.at("reason").text())
                            .set("has_words", before != after)
                            .set_optional("words_before", before)
                            .set("words_after", after));
    }
    return views;
}

/// Other groups that share a word with this one.
std::vector<View> sharing_views(web::Visit const& visit, Keeper const& keeper, Group const& own) {
    auto folded = [](Words const& words) {
        std::vector<std::string> all;
        for (auto const& word : for_search(words)) all.push_back(basics::folded(word.text));
        return all;
    };
    auto const ours = folded(own.words);
    std::vector<View> views;
    for (auto const& group : keeper.all()) {
        if (group.id == own.id || group.hidden) continue;
        for (auto const& word : folded(group.words)) {
            if (std::ranges::find(ours, word) == ours.end()) continue;
            views.push_back(View()
                                .set("sharing_word", word)
                                .set("sharing_name", basics::shortened(in_line(group.words), 100))
                                .set("sharing_url", address(visit, group)));
            break;
        }
    }
    return views;
}

web::PageOptions options(web::Services const& services, web::Visit const& visit, std::string title,
                         int status) {
    static constexpr std::array<std::string_view, 4> known = {"added", "changed", "hidden",
                                                              "restored"};
    web::PageOptions options{.title = std::move(title), .status = status, .unlisted = true};
    auto const done = visit.request.query.text("done");
    if (std::ranges::find(known, done) != known.end())
        options.notices.push_back(
            web::notice("done", text(services, visit, "done_" + std::string(done))));
    return options;
}

http::Response group_page(web::Services& services, Keeper& keeper, web::Visit const& visit,
                          Group const& group, Form const& form) {
    auto view = form_view(services, visit, form);
    view.set("breadcrumbs", breadcrumbs(services, visit))
        .set("form_url", address(visit, group))
        .set("visibility_url", address(visit, group) + "/visibility")
        .set("visibility_reason_field",
             web::field_view({.name = "visibility_reason",
                              .label = text(services, visit, "field_reason"),
                              .value = std::string(visit.request.form.text("visibility_reason")),
                              .problem = web::problem_text(visit, services.pages, form.problems,
                                                           "visibility_reason"),
                              .max_length = static_cast<int>(longest_reason),
                              .required = true}))
        .set("is_hidden", group.hidden)
        .set("is_from_register", group.from_register)
        .set_list("found",
                  group.hidden ? std::vector<View>() : found_views(services, visit, group.words))
        .set_list("sharing", sharing_views(visit, keeper, group))
        .set_list("entries", history_views(services, visit, group));
    return services.pages.page(visit, "synonyms/group", std::move(view),
                               options(services, visit, name_of(group.words), form.status));
}

http::Response new_page(web::Services& services, web::Visit const& visit, Form const& form) {
    auto view = form_view(services, visit, form);
    view.set("breadcrumbs", breadcrumbs(services, visit))
        .set("form_url", visit.address("/synonyms/new"));
    return services.pages.page(
        visit, "synonyms/new", std::move(view),
        options(services, visit, text(services, visit, "new_title"), form.status));
}

http::Response back(web::Visit const& visit, Group const& group, std::string_view done) {
    return http::redirect(address(visit, group) + "?done=" + std::string(done));
}

std::int64_t version_in(http::Fields const& form) {
    auto const text = form.text("version");
    std::int64_t version = -1;
    std::from_chars(text.data(), text.data() + text.size(), version);
    return version;
}

}

http::Response list(web::Services& services, Keeper& keeper, web::Visit const& visit) {
    auto const wanted = basics::trimmed(visit.request.query.text("q"));
    bool const hidden_only = visit.request.query.text("show") == "hidden";
    std::vector<View> groups;
    std::size_t hidden = 0, found = 0;
    for (auto const& group : keeper.all()) {
        if (group.hidden) ++hidden;
        if (group.hidden != hidden_only || !has(group.words, wanted)) continue;
        if (++found > most_listed) continue;
        auto const name = name_of(group.words);
        auto const line = in_line(group.words);
        bool const is_changed = group.from_register && group.version > 0;
        groups.push_back(View()
                             .set("group_name", name)
                             .set("group_url", address(visit, group))
                             .set_optional("group_others", line.size() > name.size()
                                                               ? line.substr(name.size() + 2)
                                                               : std::string())
                             .set("is_changed", is_changed)
                             .set("is_added", !group.from_register));
    }
    View view;
    view.set("count_text", services.pages.format(visit, "synonyms.count", {{"count", found}}))
        .set("is_cut", found > most_listed)
        .set("list_url", visit.address("/synonyms"))
        .set("new_url", visit.address("/synonyms/new"))
        .set("unanswered_url", visit.address("/search/unanswered"))
        .set("hidden_url", visit.address("/synonyms?show=hidden"))
        .set("hidden_text", services.pages.format(visit, "synonyms.hidden", {{"count", hidden}}))
        .set("has_hidden_groups", hidden > 0)
        .set("shows_hidden", hidden_only)
        .set("wanted", wanted)
        .set("is_searched", !wanted.empty())
        .set("new_with_word_url", visit.address("/synonyms/new?word=" + web::query_escaped(wanted)))
        .set_list("groups", std::move(groups));
    return services.pages.page(visit, "synonyms/list", std::move(view),
                               options(services, visit, text(services, visit, "title"), 200));
}

http::Response show_new(web::Services& services, Keeper&, web::Visit const& visit) {
    auto const word =
        basics::shortened(basics::one_line(visit.request.query.text("word")), longest_word);
    Form form;
    form.typed.by_language[0] = word;
    return new_page(services, visit, form);
}

http::Response create(web::Services& services, Keeper& keeper, web::Visit const& visit) {
    Form form{.typed = typed_in(visit.request.form), .status = 422};
    auto checked = check(form.typed);
    if (!checked) {
        form.problems = std::move(checked.error());
        return new_page(services, visit, form);
    }
    Group const group{.id = basics::Id<struct SynonymsTag>::make().string(),
                      .words = std::move(checked->words)};
    auto const saved = keeper.save(group, "added", checked->reason, visit.viewer.member);
    if (saved) return back(visit, *saved, "added");
    form.problems = {{"sv", "synonyms.full", {}}};
    return new_page(services, visit, form);
}

http::Response show(web::Services& services, Keeper& keeper, web::Visit const& visit) {
    auto const group = http::found(keeper.find(visit.part("id")));
    return group_page(services, keeper, visit, group,
                      {.typed = typed_of(group.words), .version = group.version});
}

http::Response change(web::Services& services, Keeper& keeper, web::Visit const& visit) {
    auto group = http::found(keeper.find(visit.part("id")));
    Form form{.typed = typed_in(visit.request.form),
              .version = version_in(visit.request.form),
              .status = 422};
    auto checked = check(form.typed);
    if (!checked) {
        form.problems = std::move(checked.error());
        return group_page(services, keeper, visit, group, form);
    }
    auto changed = group;
    changed.words = std::move(checked->words);
    changed.version = form.version;
    auto const saved = keeper.save(changed, "changed", checked->reason, visit.viewer.member);
    if (saved) return back(visit, *saved, "changed");
    group = http::found(keeper.find(group.id));
    form.conflict = in_line(group.words);
    form.version = group.version;
    form.status = 409;
    return group_page(services, keeper, visit, group, form);
}

http::Response set_hidden(web::Services& services, Keeper& keeper, web::Visit const& visit) {
    auto group = http::found(keeper.find(visit.part("id")));
    bool const hide = visit.request.form.text("hidden") == "yes";
    if (group.hidden == hide) return back(visit, group, hide ? "hidden" : "restored");
    auto const reason = std::string(
        basics::trimmed(basics::one_line(visit.request.form.text("visibility_reason"))));
    if (reason.empty() || basics::length(reason) > longest_reason) {
        Form form{.typed = typed_of(group.words), .version = group.version, .status = 422};
        form.problems = {{"visibility_reason",
                          reason.empty() ? "synonyms.reason_missing" : "synonyms.reason_too_long",
                          {{"most", std::to_string(longest_reason)}}}};
        return group_page(services, keeper, visit, group, form);
    }
    group.hidden = hide;
    auto const saved =
        keeper.save(group, hide ? "hidden" : "restored", reason, visit.viewer.member);
    // Changed by somebody else in the same moment: the page shows what there is now.
    return back(visit, group, saved ? (hide ? "hidden" : "restored") : "");
}

}
