// Every change goes through here, so that versions, titles, links to projects and the log are never
// forgotten.
#include "features/knowledge/stories/actions.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "features/knowledge/content_json.h"
#include "features/knowledge/stories/rules.h"
#include "platform/basics/text.h"

namespace knowledge::stories {

namespace {

/// Words that stand in an address where the slug does.
constexpr std::array<std::string_view, 3> taken_slugs = {"edit", "review", "versions"};

std::string slug_of(std::string const& title) {
    auto slug = basics::slug(title);
    if (std::ranges::find(taken_slugs, slug) != taken_slugs.end()) slug += "-case";
    return slug;
}

std::string title_of(Story const& story) {
    auto const found = story.texts.find("name");
    return found == story.texts.end() ? std::string() : title_in(found->second, story.language);
}

void set_title(Case& of, Story const& story) {
    of.title = title_of(story);
    of.slug = slug_of(of.title);
}

void record(db::Transaction& tx, Hand const& hand, Case const& of, std::string action,
            json::Object details) {
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = std::move(action),
                         .subject = {"case", of.id.string()},
                         .organisation = of.organisation,
                         .details = std::move(details)});
}

json::Array array_of(std::vector<std::string> const& keys) {
    return json::Array(keys.begin(), keys.end());
}

/// Adds the next version and moves the case to where writing leads. Nothing when the stories are
/// the same.
bool add_next(db::Transaction& tx, Hand const& hand, Case& of, Story const& before, Version next) {
    next.changed = changed_fields(before, next.story);
    if (next.changed.empty()) return false;
    next.number = of.version + 1;
    next.at = hand.now;
    next.member = hand.member;
    add_version(tx, of.id, next);
    auto const state = after(of.state, Move::write, of.published.has_value());
    if (!state) throw std::logic_error("the case cannot be written in where it stands");
    of.state = *state;
    of.version = next.number;
    of.updated_at = hand.now;
    of.updated_by = hand.member;
    if (!of.published) set_title(of, next.story);
    update(tx, of);
    return true;
}

std::vector<std::string> in(Values const& values, Field const& field) {
    auto const found = values.find(field.key);
    return found == values.end() ? std::vector<std::string>() : found->second;
}

/// Fields in which somebody else's text now differs both from what the writer saw and from what
/// they typed.
std::vector<Field const*> taken_by_others(Writing const& writing, Story const& seen,
                                          Story const& now, Story const& mine) {
    auto const seen_values = values_of(seen, writing.language),
               now_values = values_of(now, writing.language),
               my_values = values_of(mine, writing.language);
    std::vector<Field const*> both;
    for (auto const* field : writing.fields)
        if (in(now_values, *field) != in(seen_values, *field) &&
            in(now_values, *field) != in(my_values, *field))
            both.push_back(field);
    return both;
}

void check_projects(db::Reader& reader, Story const& story, basics::Problems& problems) {
    for (auto const& unknown : unknown_projects(reader, story.projects))
        problems.push_back(
            {"projects", "knowledge.case_problem_project", {{"line", unknown.string()}}});
}

std::string_view action_name(Move move) {
    switch (move) {
        case Move::write: return "knowledge.case_changed";
        case Move::send: return "knowledge.case_sent";
        case Move::take_back: return "knowledge.case_taken_back";
        case Move::publish: return "knowledge.case_published";
        case Move::send_back: return "knowledge.case_sent_back";
        case Move::withdraw: return "knowledge.case_withdrawn";
    }
    return {};
}

basics::Problems problems_of(Case const& of, Story const& newest, Move move, std::int64_t seen,
                             std::string_view reason) {
    basics::Problems problems;
    if (of.version != seen) problems.push_back({"version", "knowledge.case_problem_changed"});
    if (move == Move::send || move == Move::publish)
        for (auto const* field : missing(newest, Need::to_publish))
            problems.push_back({std::string(field->key),
                                "knowledge.case_problem_missing_" + std::string(field->key)});
    if (needs_reason(move) && reason.empty())
        problems.push_back({"reason", "knowledge.case_problem_reason"});
    if (basics::length(reason) > static_cast<std::size_t>(longest_reason))
        problems.push_back({"reason", "knowledge.case_problem_reason_long"});
    return problems;
}

/// Puts the text into the field as far as it fits; what does not fit goes to the material, whole.
void put(Story& story, Field const& field, std::string const& text, std::string& material) {
    auto const tidy = tidied(field, text);
    if (tidy.empty()) return;
    auto const limit = static_cast<std::size_t>(field.limit);
    story.texts[std::string(field.key)][story.language] = basics::shortened(tidy, limit);
    if (basics::length(tidy) > limit) material += (material.empty() ? "" : "\n\n") + tidy;
}

}

std::vector<std::string> changed_fields(Story const& old_story, Story const& new_story) {
    std::vector<std::string> changed;
    if (old_story.language != new_story.language) changed.emplace_back("language");
    std::set<std::string_view> keys;
    for (auto language : texts::languages) {
        auto const old_values = values_of(old_story, language),
                   new_values = values_of(new_story, language);
        for (auto const& field : fields())
            if (in(old_values, field) != in(new_values, field)) keys.insert(field.key);
    }
    for (auto const& field : fields())
        if (keys.contains(field.key)) changed.emplace_back(field.key);
    if (old_story.material != new_story.material) changed.emplace_back("material");
    return changed;
}

Case create(db::Transaction& tx, Hand const& hand, organisations::OrganisationId organisation,
            Story story, Way way, std::string why) {
    Case of{.id = CaseId::make(),
            .organisation = organisation,
            .created_at = hand.now,
            .updated_at = hand.now,
            .created_by = hand.member,
            .updated_by = hand.member};
    set_title(of, story);
    auto changed = changed_fields({}, story);
    add(tx, of);
    add_version(tx, of.id,
                {.story = std::move(story),
                 .at = hand.now,
                 .member = hand.member,
                 .why = std::move(why),
                 .way = way,
                 .changed = std::move(changed)});
    record(tx, hand, of, "knowledge.case_created", {{"version", 1}});
    return of;
}

std::expected<Case, NotSaved> write(db::Transaction& tx, Hand const& hand, Case const& of,
                                    Writing const& writing) {
    auto seen = version(tx, of.id, writing.seen), now = version(tx, of.id, of.version);
    if (!seen || !now)
        throw std::logic_error("the writer names a version that the case does not have");
    auto mine = with_values(now->story, writing.fields, writing.language, writing.typed);
    if (!mine) return std::unexpected(NotSaved{.problems = std::move(mine.error())});
    NotSaved not_saved;
    check_projects(tx, *mine, not_saved.problems);
    if (!not_saved.problems.empty()) return std::unexpected(std::move(not_saved));
    if (auto both = taken_by_others(writing, seen->story, now->story, *mine); !both.empty()) {
        not_saved.overtaken = Overtaken{of, *std::move(seen), *std::move(now), std::move(both)};
        return std::unexpected(std::move(not_saved));
    }
    return replace(tx, hand, of, *std::move(mine), writing.way, writing.why);
}

Case replace(db::Transaction& tx, Hand const& hand, Case of, Story story, Way way,
             std::string why) {
    auto const before = version(tx, of.id, of.version).value();
    Version next{.story = std::move(story), .why = std::move(why), .way = way};
    auto const changed = changed_fields(before.story, next.story);
    if (add_next(tx, hand, of, before.story, std::move(next)))
        record(tx, hand, of, "knowledge.case_changed",
               {{"version", of.version}, {"fields", array_of(changed)}});
    return of;
}

bool restore(db::Transaction& tx, Hand const& hand, Case const& of, std::int64_t number,
             std::string why) {
    auto old = version(tx, of.id, number);
    if (!old) return false;
    auto const before = version(tx, of.id, of.version).value();
    Version next{.story = std::move(old->story),
                 .why = std::move(why),
                 .way = Way::restored,
                 .restored_from = number};
    auto changed = of;
    if (add_next(tx, hand, changed, before.story, std::move(next)))
        record(tx, hand, changed, "knowledge.case_restored",
               {{"version", changed.version}, {"from", number}});
    return true;
}

std::expected<Case, basics::Problems> make(db::Transaction& tx, Hand const& hand, Case of,
                                           Move move, std::int64_t seen, std::string_view reason) {
    auto const to = after(of.state, move, of.published.has_value());
    if (!to || move == Move::write) throw std::logic_error("the case does not allow the move");
    auto const newest = version(tx, of.id, of.version).value();
    if (auto problems = problems_of(of, newest.story, move, seen, reason); !problems.empty())
        return std::unexpected(std::move(problems));
    of.state = *to;
    of.updated_at = hand.now;
    of.updated_by = hand.member;
    if (move == Move::publish) {
        of.published = of.version;
        of.published_at = hand.now;
        set_title(of, newest.story);
        set_projects(tx, of.id, newest.story.projects);
    } else if (move == Move::withdraw) {
        of.published.reset();
        set_title(of, newest.story);
        set_projects(tx, of.id, {});
    }
    update(tx, of);
    add_move(tx, of.id, {move, of.version, std::string(reason), hand.now, hand.member});
    json::Object details{{"version", of.version}};
    if (of.published) details.append("title", of.title);
    record(tx, hand, of, std::string(action_name(move)), std::move(details));
    return of;
}

void hide(db::Transaction& tx, Hand const& hand, Case const& of, std::string_view reason) {
    auto const short_reason = basics::shortened(reason, longest_reason);
    if (of.published) make(tx, hand, of, Move::withdraw, of.version, short_reason).value();
}

void show_again(db::Transaction& tx, Hand const& hand, Case of, std::string_view reason) {
    if (of.published) return;
    auto const made = moves(tx, of.id);
    auto const last = std::ranges::find(made, Move::publish, &Moved::move);
    auto const was = last == made.end() ? std::nullopt : version(tx, of.id, last->version);
    if (!was) return;
    if (of.state == State::withdrawn) of.state = State::published;
    of.published = was->number;
    of.updated_at = hand.now;
    of.updated_by = hand.member;
    set_title(of, was->story);
    set_projects(tx, of.id, was->story.projects);
    update(tx, of);
    add_move(tx, of.id,
             {Move::publish, was->number, basics::shortened(reason, longest_reason), hand.now,
              hand.member});
    record(tx, hand, of, std::string(action_name(Move::publish)),
           {{"version", was->number}, {"title", of.title}});
}

Story story_of(Project const& project, texts::Language language) {
    auto const content = content_of(project.fields);
    Story story{.language = language, .contact = content.contact, .projects = {project.id}};
    std::string left_over;  // What does not fit stays in the project.
    auto take = [&](std::string_view key, LanguageTexts const& texts) {
        auto const found = texts.find(language);
        bool const is_there = story.texts.contains(key);
        if (found != texts.end() && !is_there) put(story, *field(key), found->second, left_over);
    };
    auto section = [&](std::string_view key, std::string const& from) {
        if (auto const found = content.sections.find(from); found != content.sections.end())
            take(key, found->second);
    };
    take("name", content.title);
    if (!story.texts.contains("name"))
        story.texts["name"][language] = basics::shortened(project.title, 120);
    section("overview", "summary");
    section("overview", "purpose");
    section("results", "results");
    section("challenges", "barriers");
    section("lessons", "lessons");
    if (auto const date = content.start ? content.start : content.end) story.year = date->year;
    return story;
}

CaseId create_from_draft(db::Transaction& tx, Hand const& hand, readers::CaseDraft const& draft,
                         organisations::OrganisationId const& organisation,
                         std::optional<ProjectId> const& project) {
    Story story{.language = draft.language};
    if (project) story.projects = {*project};
    std::string material;
    put(story, *field("name"), draft.title.empty() ? "–" : draft.title, material);
    for (auto const& [key, text] : draft.sections) {
        auto const* known = field(key);
        if (known && known->is_text() && key != "name") put(story, *known, text, material);
        else if (!text.empty()) material += (material.empty() ? "" : "\n\n") + text;
    }
    if (!draft.leftover.empty()) material += (material.empty() ? "" : "\n\n") + draft.leftover;
    story.material = basics::shortened(material, longest_material);
    return create(tx, hand, organisation, std::move(story), Way::report).id;
}

std::vector<ProjectId> unknown_projects(db::Reader& reader,
                                        std::vector<ProjectId> const& projects) {
    std::vector<ProjectId> unknown;
    for (auto const& project : projects)
        if (!knowledge::find(reader, project)) unknown.push_back(project);
    return unknown;
}

}
