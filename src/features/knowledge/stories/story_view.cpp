// The story in the middle, facts beside it, and then everything that those who want to do the same
// ask about.
#include "features/knowledge/stories/story_view.h"

#include <algorithm>

#include "features/knowledge/actions.h"
#include "features/knowledge/content_json.h"
#include "features/knowledge/project_view.h"
#include "features/knowledge/status.h"
#include "features/knowledge/stories/rules.h"
#include "features/knowledge/thread_place.h"
#include "platform/markdown/markdown.h"
#include "services/goals/goals.h"
#include "services/moderation/moderation.h"

namespace knowledge::stories {

namespace {

using templates::SafeHtml;
using web::View;

View value(std::string_view text, std::string_view url = {}, std::string_view note = {}) {
    return View()
        .set("value_text", text)
        .set_optional("value_url", url)
        .set_optional("value_note", note);
}

/// Builds the page's view; what its functions share are its members.
class Page {
public:
    Page(Showing const& showing, StoryShown const& shown)
        : showing_(showing),
          shown_(shown),
          story_(shown.version.story),
          language_(showing.visit.language) {}

    std::vector<View> facts() const {
        std::vector<View> facts;
        auto add = [&](std::string name, std::vector<View> values) {
            if (!values.empty())
                facts.push_back(
                    View().set("fact_name", std::move(name)).set("values", std::move(values)));
        };
        add(showing_.text("fact_organisation"),
            {value(showing_.organisation_name(shown_.of.organisation),
                   showing_.organisation_url(shown_.of.organisation))});
        if (shown_.unit)
            add(showing_.text("fact_unit"),
                {value(shown_.unit->name, showing_.visit.address(shown_.unit->path))});
        add(showing_.text("fact_projects"), project_values());
        if (!shown_.registered.empty())
            add(showing_.text("fact_registered"), {value(shown_.registered)});
        if (story_.year) add(showing_.label(*field("year")), {value(std::to_string(*story_.year))});
        for (auto key : {"stages", "sectors", "cost_range", "procurement"})
            add(showing_.text("fact_" + std::string(key)), option_values(*field(key)));
        if (!story_.contact.empty())
            add(showing_.text("fact_contact"), {value(story_.contact, "mailto:" + story_.contact)});
        return facts;
    }

    std::vector<View> goals() const {
        std::vector<View> views;
        std::vector<int> seen;
        for (auto const& project : shown_.projects)
            for (auto const& mark : content_of(project.fields).goals) {
                auto const* goal = showing_.services.goals.find(mark.goal);
                bool const is_known = std::ranges::find(seen, mark.goal) != seen.end();
                if (!goal || is_known || mark.origin == GoalOrigin::suggested) continue;
                seen.push_back(mark.goal);
                views.push_back(
                    View()
                        .set("number", std::to_string(mark.goal))
                        .set("goal_name", registers::name_in(goal->names, language_))
                        .set("goal_url",
                             showing_.visit.address("/search?goal=" + std::to_string(mark.goal))));
            }
        return views;
    }

    /// The sections with these keys, each in the reader's language where it exists.
    std::vector<View> sections(std::vector<std::string_view> const& keys) const {
        std::vector<View> views;
        for (auto key : keys)
            if (auto view = section(key)) views.push_back(*std::move(view));
        return views;
    }

    std::optional<View> section(std::string_view key) const {
        auto const found = story_.texts.find(key);
        auto const text =
            found == story_.texts.end() ? std::nullopt : text_in(found->second, language_);
        if (!text) return std::nullopt;
        bool const is_other = text->language != language_;
        return View()
            .set("section_title", showing_.text("heading_" + std::string(key)))
            .set("section_id", key)
            .set("section_html", SafeHtml{markdown::to_html(text->text)})
            .set_optional("section_language", is_other ? texts::code(text->language) : "");
    }

    std::vector<View> links() const {
        std::vector<View> views;
        for (auto const& link : story_.links)
            views.push_back(View()
                                .set("link_url", link.address)
                                .set("link_text", link.title.empty() ? link.address : link.title));
        return views;
    }

    /// Where the project that it tells of stands between need and spread; false without a project.
    void add_thread(View& view) const {
        view.set("has_thread", !shown_.projects.empty());
        if (shown_.projects.empty()) return;
        auto const content = content_of(shown_.projects.front().fields);
        auto const now = thread_place(content, shown_.beside);
        std::vector<View> steps;
        for (std::size_t place = 0; place < thread.size(); ++place)
            steps.push_back(thread_step(place, now, content));
        view.set("thread",
                 View()
                     .set("position_text",
                          showing_.services.pages.format(
                              showing_.visit, "knowledge.thread_position_text",
                              {{"step", now + 1},
                               {"name", shared_text("thread_" + std::string(thread[now]))}}))
                     .set("steps", std::move(steps)));
    }

    std::vector<View> tags() const {
        std::vector<View> views;
        if (is_ready_to_reuse(story_))
            views.push_back(
                View().set("tag_kind", "good").set("tag_text", showing_.text("ready_to_reuse")));
        if (shown_.is_draft)
            views.push_back(
                View()
                    .set("tag_kind", "plain")
                    .set("tag_text", showing_.text("state_" + std::string(name(shown_.of.state)))));
        return views;
    }

    std::string source() const {
        auto const who = showing_.organisation_name(shown_.of.organisation);
        if (shown_.is_draft)
            return showing_.format("source_draft", {{"number", shown_.version.number},
                                                    {"date", showing_.date(shown_.version.at)}});
        return showing_.format(
            "source_line",
            {{"number", shown_.version.number},
             {"organisation", who},
             {"date", showing_.date(shown_.of.published_at.value_or(shown_.version.at))}});
    }

    View share(Title const& title) const {
        auto const address =
            showing_.services.pages.public_address() + showing_.visit.address(path_of(shown_.of));
        auto const cite = showing_.services.pages.format(
            showing_.visit, "knowledge.cite",
            {{"who", showing_.organisation_name(shown_.of.organisation)},
             {"title", title.text},
             {"site", showing_.services.pages.site_name()},
             {"date", texts::date(language_, basics::day_in_stockholm(showing_.services.now()))},
             {"address", address}});
        return View()
            .set("page_address", address)
            .set_optional("cite_text", shown_.is_draft ? "" : cite)
            .set_optional("data_url",
                          shown_.is_draft ? "" : "/api/v1/cases/" + shown_.of.id.string())
            .set_optional("report_url", shown_.is_draft
                                            ? std::string()
                                            : moderation::report_url(
                                                  showing_.visit, {"case", shown_.of.id.string()}));
    }

private:
    std::string shared_text(std::string const& id) const {
        return showing_.services.pages.text(showing_.visit, "knowledge." + id);
    }

    std::vector<View> project_values() const {
        std::vector<View> values;
        for (auto const& project : shown_.projects) {
            auto const content = content_of(project.fields);
            values.push_back(value(title_in(content.title, language_),
                                   showing_.visit.address(project_path(project)),
                                   period_text(showing_.visit, showing_.services.pages, content)));
        }
        return values;
    }

    std::vector<View> option_values(Field const& field) const {
        std::vector<View> values;
        if (auto const chosen = story_.choices.find(field.key); chosen != story_.choices.end())
            for (auto const& code : chosen->second)
                values.push_back(value(showing_.option(field, code)));
        return values;
    }

    View thread_step(std::size_t place, std::size_t now, Content const& content) const {
        std::string note, url;
        if (place < 2) note = shared_text("thread_not_told");
        if (place == 2) {
            url = showing_.visit.address(project_path(shown_.projects.front()));
            auto const today = basics::day_in_stockholm(showing_.services.now());
            if (auto const status = effective_status(content, today))
                note = shared_text("status_" + std::string(knowledge::name(*status)));
        }
        if (place > 2) {
            auto told = told_step(shown_.beside, thread[place]);
            note = std::move(told.note);
            url = std::move(told.url);
        }
        return View()
            .set("step_name", shared_text("thread_" + std::string(thread[place])))
            .set_optional("step_url", url)
            .set_optional("step_note", note)
            .set("is_done", place < now)
            .set("is_now", place == now)
            .set("is_ahead", place > now);
    }

    Showing const& showing_;
    StoryShown const& shown_;
    Story const& story_;
    texts::Language language_;
};

std::vector<View> breadcrumbs(Showing const& showing, Case const& of) {
    std::vector<View> crumbs{View()
                                 .set("crumb_name", showing.services.pages.text(
                                                        showing.visit, "knowledge.knowledge_bank"))
                                 .set("crumb_url", showing.visit.address("/search")),
                             View()
                                 .set("crumb_name", showing.text("plural"))
                                 .set("crumb_url", showing.visit.address("/search?type=case"))};
    if (auto const url = showing.organisation_url(of.organisation); !url.empty())
        crumbs.push_back(View()
                             .set("crumb_name", showing.organisation_name(of.organisation))
                             .set("crumb_url", url));
    return crumbs;
}

/// What those who work with the case can do from its page.
void add_work(Showing const& showing, StoryShown const& shown, View& view) {
    auto const& of = shown.of;
    auto const base = showing.visit.address(work_path(of));
    bool const works = works_with(showing.services, showing.visit, of);
    bool const has_newer = of.published && *of.published != of.version;
    view.set("works_with", works)
        .set("is_draft", shown.is_draft)
        .set("draft_text",
             showing.format("draft_only_you",
                            {{"organisation", showing.organisation_name(of.organisation)}}))
        .set("has_newer", works && has_newer && !shown.is_draft)
        .set("newer_url", showing.visit.address(path_of(of)) + "?show=draft")
        .set("follow_url", showing.visit.address("/follow/case/" + of.id.string()))
        .set("edit_url", base + "/edit")
        .set("review_url", base + "/review")
        .set("versions_url", base + "/versions")
        .set("may_place", shown.may_place)
        .set("place_url", showing.visit.address(place_path({"case", of.id.string()})));
}

}

Title title_of(Case const& of, Story const& story, texts::Language language) {
    auto const found = story.texts.find("name");
    auto const text = found == story.texts.end() ? std::nullopt : text_in(found->second, language);
    return text ? Title{text->text, text->language} : Title{of.title, story.language};
}

std::string short_text(Story const& story, texts::Language language) {
    auto const found = story.texts.find("short");
    auto const text = found == story.texts.end() ? std::nullopt : text_in(found->second, language);
    return text ? markdown::to_plain(text->text) : std::string();
}

View story_view(Showing const& showing, StoryShown const& shown) {
    Page const page(showing, shown);
    auto const title = title_of(shown.of, shown.version.story, showing.visit.language);
    View view;
    view.set("title", title.text)
        .set_optional("title_language",
                      title.language == showing.visit.language ? "" : texts::code(title.language))
        .set_optional("lead", short_text(shown.version.story, showing.visit.language))
        .set_list("breadcrumbs", breadcrumbs(showing, shown.of))
        .set_list("tags", page.tags())
        .set_list("sections",
                  page.sections({"overview", "new", "stage_text", "partnerships", "users",
                                 "results", "challenges", "conditions", "replication", "lessons"}))
        .set_list("core", page.sections({"fixed", "flexible"}))
        .set_list("needs",
                  page.sections({"needs_legal", "needs_data", "needs_technology", "needs_staff"}))
        .set_list("buying", page.sections({"buying", "cost_note", "documents"}))
        .set_list("warnings", page.sections({"not_if"}))
        .set_list("links", page.links())
        .set_list("facts", page.facts())
        .set_list("goals", page.goals())
        .set("source_text", page.source())
        .set_optional("contact", shown.version.story.contact)
        .set("share", page.share(title));
    page.add_thread(view);
    bool has_reuse = false;
    for (auto key : {"fixed", "flexible", "needs_legal", "needs_data", "needs_technology",
                     "needs_staff", "buying", "cost_note", "documents", "not_if"})
        has_reuse = has_reuse || shown.version.story.texts.contains(key);
    view.set("has_reuse", has_reuse);
    add_work(showing, shown, view);
    return view.merge(web::beside_view(shown.beside));
}

std::string story_json_ld(Showing const& showing, StoryShown const& shown) {
    auto const address = showing.services.pages.public_address();
    auto const& story = shown.version.story;
    auto const title = title_of(shown.of, story, showing.visit.language);
    json::Object object{
        {"@context", "https://schema.org"},
        {"@type", "Article"},
        {"headline", title.text},
        {"inLanguage", texts::code(title.language)},
        {"url", address + showing.visit.address(path_of(shown.of))},
        {"author", json::Object{{"@type", "Organization"},
                                {"name", showing.organisation_name(shown.of.organisation)}}},
        {"dateModified", basics::iso(shown.version.at)}};
    if (shown.of.published_at) object.append("datePublished", basics::iso(*shown.of.published_at));
    if (auto const text = short_text(story, showing.visit.language); !text.empty())
        object.append("abstract", text);
    json::Array about;
    for (auto const& project : shown.projects)
        about.push_back(json::Object{
            {"@type", "ResearchProject"},
            {"name", title_in(content_of(project.fields).title, showing.visit.language)},
            {"url", address + showing.visit.address(project_path(project))}});
    if (!about.empty()) object.append("about", std::move(about));
    return json::write(object);
}

}
