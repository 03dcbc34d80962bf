// What is shown of a person is a copy of what somebody chose: no import can widen it.
#include "features/knowledge/persons.h"

#include <algorithm>

#include "platform/basics/text.h"
#include "platform/secrets/secrets.h"

namespace knowledge {

namespace {

std::string same(std::string_view text) { return basics::folded(basics::trimmed(text)); }

void record_activity(db::Transaction& tx, Hand const& hand, Project& project, std::string action,
                     json::Object details = {}) {
    // Readers of the API keep a project by its version: they must learn that it shows another.
    ++project.version;
    project.updated_at = hand.now;
    update(tx, project);
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = std::move(action),
                         .subject = {"project", project.id.string()},
                         .organisation = project.organisation,
                         .details = std::move(details)});
}

Removed remembered(Person const& person) {
    Removed removed{secrets::make(), {}, {}};
    auto const hashed = [&](std::string_view text) {
        return text.empty() ? std::string() : secrets::hash(removed.salt + same(text));
    };
    removed.name_hash = hashed(person.name);
    removed.email_hash = hashed(person.email);
    return removed;
}

bool is_removed(Person const& person, Removed const& removed) {
    auto const agrees = [&](std::string_view text, std::string const& hash) {
        return !text.empty() && !hash.empty() && secrets::hash(removed.salt + same(text)) == hash;
    };
    return agrees(person.name, removed.name_hash) || agrees(person.email, removed.email_hash);
}

void fill(std::string& fact, std::string const& from) {
    if (fact.empty()) fact = from;
}

/// Takes the person out of the record; false when it does not name them.
bool remove_from(db::Transaction& tx, Hand const& hand, StoredRecord& stored,
                 std::string_view person) {
    auto const gone = [&](Person const& one) { return person_key(one) == person; };
    auto const found = std::ranges::find_if(stored.persons, gone);
    if (found == stored.persons.end()) return false;
    auto const& [source, source_id] = std::tie(stored.record.source, stored.record.source_id);
    for (auto const& one : stored.persons)
        if (gone(one)) add_removed(tx, source, source_id, remembered(one), hand.now);
    std::erase_if(stored.persons, gone);
    // As an import will see it from now on: the same file again is no change.
    stored.hash = record_hash(stored);
    update_record(tx, stored);
    return true;
}

}

std::string person_key(Person const& person) {
    auto const& told = !person.name.empty()    ? person.name
                       : !person.email.empty() ? person.email
                                               : person.telephone;
    return secrets::hash(same(told)).substr(0, 26);
}

std::vector<NamedPerson> persons_named(std::vector<StoredRecord> const& records) {
    std::vector<NamedPerson> named;
    for (auto const& stored : records)
        for (auto const& person : stored.persons) {
            auto const key = person_key(person);
            auto found = std::ranges::find(named, key, &NamedPerson::key);
            if (found == named.end()) found = named.insert(found, {.key = key, .person = person});
            fill(found->person.title, person.title);
            fill(found->person.email, person.email);
            fill(found->person.telephone, person.telephone);
            fill(found->person.role, person.role);
            auto const source = record_key(stored.record.source, stored.record.source_id);
            if (std::ranges::count(found->sources, source) == 0) found->sources.push_back(source);
        }
    return named;
}

std::string_view name(Word word) { return word == Word::own ? "own" : "duty"; }

std::optional<Word> parse_word(std::string_view name) {
    return name == "own"    ? std::optional(Word::own)
           : name == "duty" ? std::optional(Word::duty)
                            : std::nullopt;
}

void publish(db::Transaction& tx, Hand const& hand, ProjectId id, PublicContact const& contact) {
    auto project = find(tx, id).value();
    remove_contact(tx, id, contact.person);
    auto chosen = contact;
    chosen.at = hand.now;
    chosen.member = hand.member;
    put_contact(tx, id, chosen);
    record_activity(tx, hand, project, "knowledge.contact_published",
                    {{"word", name(contact.word)}});
}

bool withdraw(db::Transaction& tx, Hand const& hand, ProjectId id, std::string_view person) {
    if (remove_contact(tx, id, person) == 0) return false;
    auto project = find(tx, id).value();
    record_activity(tx, hand, project, "knowledge.contact_withdrawn");
    return true;
}

bool remove_for_good(db::Transaction& tx, Hand const& hand, ProjectId id, std::string_view person) {
    bool was_there = remove_contact(tx, id, person) > 0;
    for (auto& stored : records(tx, id))
        if (remove_from(tx, hand, stored, person)) was_there = true;
    if (!was_there) return false;
    auto project = find(tx, id).value();
    record_activity(tx, hand, project, "knowledge.person_removed");
    return true;
}

std::vector<Person> without_removed(db::Reader& reader, std::string_view source,
                                    std::string_view source_id, std::vector<Person> persons) {
    if (persons.empty()) return persons;
    for (auto const& removed : removed_persons(reader, source, source_id))
        std::erase_if(persons, [&](Person const& one) { return is_removed(one, removed); });
    return persons;
}

}
