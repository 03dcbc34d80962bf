// What was reported and waits: what is urgent first, then what has waited longest. Several can be
// decided at once for the same reason.
#include <algorithm>
#include <charconv>
#include <map>

#include "platform/basics/text.h"
#include "services/members/members.h"
#include "services/moderation/deciding.h"
#include "services/moderation/pages.h"
#include "services/moderation/ruling_form.h"

namespace moderation::pages {

namespace {

using permissions::Permission;
using web::View;

constexpr std::size_t page_size = 40, longest_excerpt = 240;

/// Which matters are shown, as the address says it.
struct Choice {
    std::string show = "waits", reason = {}, kind = {};
    bool everywhere = false;
};

constexpr std::array<std::string_view, 5> shows = {"waits", "again", "hidden", "left", "all"};

Filter filter_of(Choice const& choice) {
    auto const found = std::ranges::find(shows, choice.show);
    return {static_cast<Filter::Kind>(found - shows.begin()), choice.reason, choice.kind};
}

Choice choice_in(web::Services const& services, web::Visit const& visit) {
    auto const& query = visit.request.query;
    Choice choice;
    if (std::ranges::find(shows, query.text("show")) != shows.end())
        choice.show = query.text("show");
    if (std::ranges::find(reasons, query.text("reason"), &Reason::code) != reasons.end())
        choice.reason = query.text("reason");
    if (services.moderated.contains(query.text("kind"))) choice.kind = query.text("kind");
    choice.everywhere = visit.may(Permission::lead) && query.text("where") == "everywhere";
    return choice;
}

std::string query_of(Choice const& choice, std::string_view after = {}) {
    std::string query;
    auto add = [&](std::string_view name, std::string_view value) {
        if (!value.empty())
            query += (query.empty() ? "?" : "&") + std::string(name) + "=" + std::string(value);
    };
    add("show", choice.show == "waits" ? "" : choice.show);
    add("reason", choice.reason);
    add("kind", choice.kind);
    add("where", choice.everywhere ? "everywhere" : "");
    add("after", after);
    return query;
}

std::string url(Showing const& showing, Choice const& choice, std::string_view after = {}) {
    return showing.visit.address("/moderation") + query_of(choice, after);
}

/// At most `limit` matters in the order of the queue that are the viewer's to see.
std::vector<Matter> in_queue(Showing const& showing, db::Reader& reader, Choice const& choice,
                             Matter const* after, std::size_t limit) {
    std::vector<Matter> found;
    auto const filter = filter_of(choice);
    auto const& visit = showing.visit;
    if (visit.may(Permission::lead)) {
        std::map<organisations::OrganisationId, Deciders> known;
        each(reader, std::nullopt, filter, after, [&](Matter const& matter) {
            auto const [place, is_new] = known.try_emplace(matter.organisation);
            if (is_new) place->second = deciders(showing.services, matter.organisation);
            place->second.writer = writer_of(showing.services, reader, matter);
            auto const turn = whose_turn(matter, place->second);
            bool const is_leaders = std::ranges::find(turn, visit.viewer.member) != turn.end();
            if (choice.everywhere || is_leaders) found.push_back(matter);
            return found.size() < limit;
        });
        return found;
    }
    for (auto const& organisation : visit.viewer.organisations()) {
        if (organisation.empty() || !visit.may(Permission::coordinate, organisation)) continue;
        std::size_t const had = found.size();
        each(reader, organisation, filter, after, [&](Matter const& matter) {
            found.push_back(matter);
            return found.size() - had < limit;
        });
    }
    std::ranges::stable_sort(found, is_before);
    if (found.size() > limit) found.resize(limit);
    return found;
}

std::vector<View> tags(Showing const& showing, db::Reader& reader, Matter const& matter) {
    std::vector<View> views;
    auto add = [&](std::string text) {
        views.push_back(View().set("tag_kind", "plain").set("tag_text", std::move(text)));
    };
    if (matter.is_urgent && matter.state != State::decided) add(showing.text("tag_urgent"));
    if (matter.state != State::waiting)
        add(showing.text("tag_" + std::string(name(matter.state)) + "_" +
                         std::string(name(matter.outcome))));
    std::vector<std::string> said;
    for (auto const& notice : notices(reader, matter.id))
        if (std::ranges::find(said, notice.reason) == said.end()) said.push_back(notice.reason);
    for (auto const& reason : said) add(showing.text("short_" + reason));
    return views;
}

View row(Showing const& showing, db::Reader& reader, Matter const& matter) {
    bool const waits = matter.state != State::decided;
    auto const days = days_between(matter.waits_since, showing.services.now());
    auto const count = static_cast<std::int64_t>(notices(reader, matter.id).size());
    auto const excerpt = basics::shortened(basics::one_line(matter.words), longest_excerpt);
    return View()
        .set("row_title", matter.title)
        .set("row_url", showing.visit.address("/moderation/" + matter.id.string()))
        .set("row_language", matter.language)
        .set("row_kind", showing.text("kind_" + matter.subject.kind))
        .set("row_organisation", showing.decider(matter.organisation))
        .set("row_count", showing.format("notices_count", {{"count", count}}))
        .set_optional("row_excerpt", excerpt)
        .set("row_pick", "pick-" + matter.id.string())
        .set("row_value", matter.id.string() + ":" + std::to_string(matter.version))
        .set("row_pick_label", showing.format("pick", {{"title", matter.title}}))
        .set("waits", waits)
        .set("days", View()
                         .set("count", texts::number(showing.visit.language, days))
                         .set("word", showing.format("days_word", {{"count", days}}))
                         .set("is_late", false))
        .set("tags", tags(showing, reader, matter));
}

View link(std::string text, std::string address, bool current) {
    return View()
        .set("filter_text", std::move(text))
        .set("filter_url", std::move(address))
        .set("filter_is_current", current);
}

std::vector<View> show_links(Showing const& showing, Choice const& choice) {
    std::vector<View> views;
    for (auto const show : shows) {
        auto other = choice;
        other.show = show;
        views.push_back(link(showing.text("show_" + std::string(show)), url(showing, other),
                             choice.show == show));
    }
    return views;
}

/// Narrowing by reason and kind: a form that sends itself as a page's address.
View narrowing(Showing const& showing, Choice const& choice) {
    std::vector<web::Option> by_reason{{"", showing.text("any_reason"), choice.reason.empty()}};
    for (auto const& reason : reasons)
        by_reason.push_back({std::string(reason.code),
                             showing.text("short_" + std::string(reason.code)),
                             choice.reason == reason.code});
    std::vector<web::Option> by_kind{{"", showing.text("any_kind"), choice.kind.empty()}};
    for (auto const& [kind, unused] : showing.services.moderated)
        by_kind.push_back({kind, showing.text("kind_" + kind), choice.kind == kind});
    return View()
        .set("by_reason_field",
             web::choices_view(
                 {.name = "reason", .label = showing.text("filter_reason"), .required = true},
                 by_reason))
        .set("by_kind_field",
             web::choices_view(
                 {.name = "kind", .label = showing.text("filter_kind"), .required = true}, by_kind))
        .set("narrow_url", showing.visit.address("/moderation"))
        .set("show_value", choice.show)
        .set("where_value", choice.everywhere ? "everywhere" : "");
}

std::size_t number_in(web::Visit const& visit, std::string_view name) {
    auto const text = visit.request.query.text(name);
    std::size_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return std::min(number, page_size);
}

/// What came of deciding several.
std::vector<View> notices_of(Showing const& showing) {
    std::vector<View> views;
    if (auto const count = number_in(showing.visit, "decided"); count > 0)
        views.push_back(web::notice("done", showing.format("several_done", {{"count", count}})));
    if (auto const count = number_in(showing.visit, "passed"); count > 0)
        views.push_back(
            web::notice("warning", showing.format("several_passed", {{"count", count}})));
    return views;
}

/// Ways to the organisations' words that are looked at first.
std::vector<View> words_links(Showing const& showing) {
    std::vector<View> views;
    for (auto const& id : showing.visit.viewer.organisations())
        if (showing.visit.may(Permission::coordinate, id))
            views.push_back(
                View()
                    .set("words_text",
                         showing.format("filter_go", {{"organisation", showing.decider(id)}}))
                    .set("words_url", showing.visit.address("/moderation/words/" + id.string())));
    return views;
}

/// What stands above the list, and where its forms go.
View queue_head(Showing const& showing, Choice const& choice) {
    bool const leads = showing.visit.may(Permission::lead);
    auto elsewhere = choice;
    elsewhere.everywhere = !choice.everywhere;
    View view;
    view.set_list("words_ways", words_links(showing));
    view.set("lead", showing.text(leads ? "queue_lead_leader" : "queue_lead"))
        .set("none_text",
             showing.text(choice.show == "waits" && query_of(choice).empty() ? "queue_none_waits"
                                                                             : "queue_none"))
        .set("filters", show_links(showing, choice))
        .set("leads", leads)
        .set("where_text",
             showing.text(choice.everywhere ? "queue_where_nobody" : "queue_where_everywhere"))
        .set("where_url", url(showing, elsewhere))
        .set("act_url", url(showing, choice));
    return view;
}

http::Response queue_page(Showing const& showing, Asked const& asked,
                          std::vector<std::string> const& picked) {
    auto const choice = choice_in(showing.services, showing.visit);
    auto reader = showing.services.database.read();
    auto const after_id = MatterId::parse(showing.visit.request.query.text("after"));
    auto const after = after_id ? find(reader, *after_id) : std::nullopt;
    auto found = in_queue(showing, reader, choice, after ? &*after : nullptr, page_size + 1);
    std::string next;
    if (found.size() > page_size) {
        found.pop_back();
        next = url(showing, choice, found.back().id.text());
    }
    std::vector<View> rows;
    bool any_waits = false;
    for (auto const& matter : found) {
        any_waits = any_waits || matter.state != State::decided;
        rows.push_back(
            row(showing, reader, matter)
                .set("is_picked", std::ranges::find(picked, matter.id.string()) != picked.end()));
    }
    auto view = web::problems_view(showing.visit, showing.services.pages, asked.problems);
    view.merge(ruling_view(showing, asked));
    view.merge(narrowing(showing, choice));
    view.merge(queue_head(showing, choice));
    view.set_list("rows", std::move(rows))
        .set("any_waits", any_waits)
        .set("is_deciding", !asked.problems.empty())
        .set_optional("next_url", next);
    return private_page(showing.services.pages.page(showing.visit, "moderation/queue",
                                                    std::move(view),
                                                    {.title = showing.text("queue_title"),
                                                     .status = asked.problems.empty() ? 200 : 422,
                                                     .unlisted = true,
                                                     .notices = notices_of(showing),
                                                     .query = query_of(choice)}));
}

/// "01j…:3": a matter and the version that was seen.
struct Picked {
    MatterId matter = {};
    std::string version = {};
};

std::vector<Picked> picked_in(web::Visit const& visit) {
    std::vector<Picked> picked;
    for (auto const value : visit.request.form.all("matter")) {
        auto const colon = value.find(':');
        auto const id = MatterId::parse(value.substr(0, colon));
        if (id && colon != value.npos && picked.size() < page_size)
            picked.push_back({*id, std::string(value.substr(colon + 1))});
    }
    return picked;
}

/// Whether the matter was decided; not when somebody else was first, or the viewer may not.
bool decided(Showing const& showing, db::Transaction& tx, Picked const& picked,
             Ruling const& ruling) {
    auto const matter = find(tx, picked.matter);
    if (!matter || !sees(showing.visit.viewer, *matter)) return false;
    if (matter->state == State::decided || picked.version != std::to_string(matter->version))
        return false;
    auto const deciders = moderation::deciders(showing.services, tx, *matter);
    if (!may_decide(showing.visit.viewer, *matter, deciders)) return false;
    carry_out(showing, tx, *matter, ruling);
    return true;
}

}

http::Response show_queue(web::Services& services, web::Visit const& visit) {
    return queue_page(Showing(services, visit), {}, {});
}

http::Response decide_several(web::Services& services, web::Visit const& visit) {
    Showing const showing(services, visit);
    auto asked = asked_in(visit);
    auto const picked = picked_in(visit);
    auto const ruling = checked(asked.ruling);
    if (!ruling) asked.problems = ruling.error();
    if (picked.empty())
        asked.problems.insert(asked.problems.begin(), {"matter", "moderation.problem_none_picked"});
    if (!asked.problems.empty()) {
        std::vector<std::string> ids;
        for (auto const& one : picked) ids.push_back(one.matter.string());
        return queue_page(showing, asked, ids);
    }
    std::size_t done = 0;
    {
        auto tx = services.database.begin();
        for (auto const& one : picked) done += decided(showing, tx, one, *ruling) ? 1 : 0;
        tx.commit();
    }
    auto const query = query_of(choice_in(services, visit));
    return private_page(http::redirect(
        visit.address("/moderation") + query + (query.empty() ? "?" : "&") +
        "decided=" + std::to_string(done) + "&passed=" + std::to_string(picked.size() - done)));
}

}
