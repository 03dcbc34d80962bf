// Every change goes through here, so that resolving, linking, keys and history are never forgotten.
#include "features/knowledge/actions.h"

#include <algorithm>

#include "features/knowledge/content_json.h"
#include "features/knowledge/duplicates.h"
#include "features/knowledge/persons.h"
#include "features/knowledge/relations.h"
#include "platform/basics/text.h"
#include "platform/secrets/secrets.h"

namespace knowledge {

namespace {

/// What history keeps of a long text.
constexpr std::size_t longest_in_history = 2000;

json::Object for_history(json::Object const& changes) {
    json::Object shortened;
    for (auto const& [field, change] : changes.members()) {
        auto cut = [](json::Value const& value) {
            return value.string() ? json::Value(basics::shortened(value.text(), longest_in_history))
                                  : value;
        };
        shortened.append(
            field, json::Object{{"old", cut(change.at("old"))}, {"new", cut(change.at("new"))}});
    }
    return shortened;
}

void record_activity(db::Transaction& tx, Hand const& hand, Project const& project,
                     std::string action, json::Object details) {
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = std::move(action),
                         .subject = {"project", project.id.string()},
                         .organisation = project.organisation,
                         .details = std::move(details)});
}

/// The slug, title, links and keys that follow from the fields.
void derive(db::Transaction& tx, Hand const& hand, Project& project) {
    auto const content = content_of(project.fields);
    project.title = title_in(content.title, texts::Language::sv);
    project.slug = basics::slug(project.title);
    set_participations(tx, project.id, participations_of(content, hand.directory));
    set_relations(tx, project.id, relations_of(content));
    auto const keys = duplicate_keys(content);
    set_keys(tx, project.id, keys);
    for (auto const& key : keys) {
        if (key_kind(key) == "name") continue;
        if (with_key(tx, rarity_key(key), project.id, most_with_a_rare_name + 1).size() >
            most_with_a_rare_name)
            continue;
        for (auto const& other : with_key(tx, key, project.id, most_with_a_rare_name))
            add_pair(tx, {.first = project.id,
                          .second = other,
                          .reason = key_kind(key),
                          .found_at = hand.now});
    }
}

/// Works out the project anew from its records and edits. Returns what changed.
json::Object refresh(db::Transaction& tx, Hand const& hand, Project& project) {
    std::vector<SourceFields> sources;
    for (auto& stored : records(tx, project.id))
        sources.push_back(
            {record_key(stored.record.source, stored.record.source_id), std::move(stored.fields)});
    auto resolved = resolve(sources, edits(tx, project.id));
    auto changes = differences(project.fields, resolved.fields);
    project.fields = std::move(resolved.fields);
    project.givers = std::move(resolved.givers);
    project.updated_at = hand.now;
    ++project.version;
    derive(tx, hand, project);
    update(tx, project);
    return changes;
}

organisations::OrganisationId coordinator_of(std::set<Participation> const& participations) {
    for (auto const& one : participations)
        if (one.role == PartnerRole::coordinator) return one.organisation;
    return {};
}

Imported import_new(db::Transaction& tx, Hand const& hand, StoredRecord stored) {
    Project project{.id = ProjectId::make(),
                    .fields = stored.fields,
                    .created_at = hand.now,
                    .updated_at = hand.now};
    auto const key = record_key(stored.record.source, stored.record.source_id);
    for (auto const& [field, value] : project.fields.members()) project.givers[field] = {key};
    project.organisation = coordinator_of(participations_of(stored.record.content, hand.directory));
    stored.project = stored.home = project.id;
    stored.first_at = hand.now;
    add_record(tx, stored);
    derive(tx, hand, project);
    add(tx, project);
    record_activity(tx, hand, project, "knowledge.project_imported",
                    {{"source", stored.record.source_name.empty() ? stored.record.source
                                                                  : stored.record.source_name}});
    return {project.id, Outcome::created};
}

Imported import_again(db::Transaction& tx, Hand const& hand, StoredRecord stored,
                      StoredRecord const& known) {
    if (known.hash == stored.hash) {
        touch_record(tx, stored.record.source, stored.record.source_id, hand.now);
        return {known.project, Outcome::unchanged};
    }
    update_record(tx, stored);
    auto project = find(tx, known.project).value();
    auto const changes = refresh(tx, hand, project);
    record_activity(tx, hand, project, "knowledge.project_updated_by_source",
                    {{"source", stored.record.source_name}, {"changes", for_history(changes)}});
    return {project.id, Outcome::updated};
}

}

std::string record_hash(StoredRecord const& stored) {
    auto const& caveats = stored.record.caveats;
    return secrets::hash(stored.record.address + "\n" + json::write(stored.fields) +
                         json::write(persons_json(stored.persons)) +
                         json::write(json::Array(caveats.begin(), caveats.end())));
}

std::string title_in(LanguageTexts const& titles, texts::Language language) {
    auto const found = text_in(titles, language);
    return found ? found->text : std::string();
}

std::optional<InLanguage> text_in(LanguageTexts const& texts, texts::Language language) {
    for (auto wanted : {language, texts::Language::sv, texts::Language::nb, texts::Language::en})
        if (auto const found = texts.find(wanted); found != texts.end())
            return InLanguage{found->second, wanted};
    return std::nullopt;
}

organisations::Organisation const* organisation_of(Partner const& partner,
                                                   organisations::Directory const& directory) {
    if (!partner.municipality_code.empty())
        return directory.municipality(partner.municipality_code, partner.country);
    if (!partner.organisation_number.empty())
        if (auto const* numbered = directory.with_number(partner.organisation_number))
            return numbered;
    auto const recognised = directory.recognise(partner.name);
    return recognised ? recognised->organisation : nullptr;
}

std::set<Participation> participations_of(Content const& content,
                                          organisations::Directory const& directory) {
    std::set<Participation> found;
    for (auto const& partner : content.partners)
        if (auto const* known = organisation_of(partner, directory))
            found.insert({known->id, partner.role});
    return found;
}

std::vector<organisations::Organisation const*> municipalities_of(
    Content const& content, organisations::Directory const& directory) {
    std::vector<organisations::Organisation const*> found;
    auto add = [&](organisations::Organisation const* one) {
        bool const is_municipality = one && one->kind == organisations::Kind::municipality;
        if (is_municipality && std::ranges::find(found, one) == found.end()) found.push_back(one);
    };
    for (auto const& partner : content.partners) add(organisation_of(partner, directory));
    for (auto const& place : content.places)
        if (!place.municipality_code.empty()) add(directory.municipality(place.municipality_code));
    return found;
}

std::string place_code(organisations::Organisation const& municipality) {
    return municipality.country + "-" + municipality.municipality_code;
}

Imported import_record(db::Transaction& tx, Hand const& hand, Record const& record) {
    StoredRecord stored{
        .record = record,
        .fields = fields_of(record.content),
        .persons = without_removed(tx, record.source, record.source_id, record.content.persons),
        .retrieved_at = hand.now};
    stored.hash = record_hash(stored);
    auto const known = find_record(tx, record.source, record.source_id);
    return known ? import_again(tx, hand, std::move(stored), *known)
                 : import_new(tx, hand, std::move(stored));
}

ProjectId create(db::Transaction& tx, Hand const& hand, json::Object const& fields,
                 organisations::OrganisationId const& organisation) {
    Project project{.id = ProjectId::make(),
                    .fields = fields,
                    .organisation = organisation,
                    .created_at = hand.now,
                    .updated_at = hand.now};
    for (auto const& [field, value] : fields.members()) {
        put_edit(tx, project.id, field, {value, hand.now, hand.member});
        project.givers[field] = {"hand"};
    }
    derive(tx, hand, project);
    add(tx, project);
    record_activity(tx, hand, project, "knowledge.project_created", {});
    return project.id;
}

std::expected<Project, Overtaken> save(db::Transaction& tx, Hand const& hand, ProjectId id,
                                       std::int64_t seen, json::Object const& fields) {
    auto project = find(tx, id).value();
    if (project.version != seen) return std::unexpected(Overtaken{std::move(project)});
    for (auto const& [field, value] : fields.members()) {
        auto const* now = project.fields.find(field);
        bool const same = now ? *now == value : value.is_null();
        if (!same) put_edit(tx, id, field, {value, hand.now, hand.member});
    }
    auto const changes = refresh(tx, hand, project);
    if (!changes.empty())
        record_activity(tx, hand, project, "knowledge.project_changed",
                        {{"changes", for_history(changes)}});
    return project;
}

void merge(db::Transaction& tx, Hand const& hand, ProjectId kept, ProjectId other) {
    auto into = find(tx, kept).value();
    auto away = find(tx, other).value();
    if (kept == other || into.merged_into || away.merged_into)
        throw std::logic_error(
            "only two different projects that stand by themselves can be merged");
    move_to(tx, other, kept);
    move_contacts(tx, other, kept);
    set_participations(tx, other, {});
    set_keys(tx, other, {});
    set_relations(tx, other, {});
    away.merged_into = kept;
    away.updated_at = hand.now;
    update(tx, away);
    auto const changes = refresh(tx, hand, into);
    decide_pair(tx, kept, other, PairState::merged, hand.now, hand.member);
    record_activity(
        tx, hand, into, "knowledge.project_merged",
        {{"other", other.text()}, {"other_title", away.title}, {"changes", for_history(changes)}});
    record_activity(tx, hand, away, "knowledge.project_merged_away",
                    {{"into", kept.text()}, {"into_title", into.title}});
}

void undo_merge(db::Transaction& tx, Hand const& hand, ProjectId other) {
    auto away = find(tx, other).value();
    if (!away.merged_into) throw std::logic_error("the project is not merged into another");
    auto into = find(tx, *away.merged_into).value();
    move_home(tx, other);
    move_contacts_home(tx, other);
    away.merged_into.reset();
    refresh(tx, hand, away);
    refresh(tx, hand, into);
    decide_pair(tx, into.id, other, PairState::open, hand.now, hand.member);
    record_activity(tx, hand, into, "knowledge.project_merge_undone",
                    {{"other", other.text()}, {"other_title", away.title}});
    record_activity(tx, hand, away, "knowledge.project_merge_undone",
                    {{"other", into.id.text()}, {"other_title", into.title}});
}

void keep_apart(db::Transaction& tx, Hand const& hand, ProjectId first, ProjectId second) {
    decide_pair(tx, first, second, PairState::dismissed, hand.now, hand.member);
    auto const project = find(tx, first).value();
    record_activity(tx, hand, project, "knowledge.project_kept_apart", {{"other", second.text()}});
}

void set_visibility(db::Transaction& tx, Hand const& hand, ProjectId id, Visibility visibility) {
    auto project = find(tx, id).value();
    if (project.visibility == visibility) return;
    project.visibility = visibility;
    project.updated_at = hand.now;
    ++project.version;
    update(tx, project);
    record_activity(
        tx, hand, project,
        visibility == Visibility::hidden ? "knowledge.project_hidden" : "knowledge.project_shown",
        {});
}

}
