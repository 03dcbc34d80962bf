// Persons whom sources name: who they are, what everybody may see of one, and who is gone for good.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/knowledge/actions.h"
#include "features/knowledge/store.h"

namespace knowledge {

/// A person as all records of a project together name them.
struct NamedPerson {
    std::string key;                        ///< Tells one person of a project from another.
    Person person = {};                     ///< The first that is known of each fact.
    std::vector<std::string> sources = {};  ///< record_key of each record that names them.
};

/// Made from the name in any case, or from the address or number of somebody without one.
std::string person_key(Person const& person);

/// Everybody whom the records name, in their order.
std::vector<NamedPerson> persons_named(std::vector<StoredRecord> const& records);

/// On whose word something of a person is shown: own, they have said yes themselves; duty, their
/// organisation has made it their task to answer questions.
enum class Word : std::uint8_t { own, duty };
std::string_view name(Word word);
std::optional<Word> parse_word(std::string_view name);

/// What everybody may see of a person. Empty texts are not shown.
struct PublicContact {
    std::string person;  ///< person_key() when it was chosen.
    std::string name = {}, duty = {}, email = {}, telephone = {};
    Word word = Word::own;
    basics::Time at = {};
    members::MemberId member = {};
};

/// Oldest first.
std::vector<PublicContact> public_contacts(db::Reader& reader, ProjectId project);

/// Lets everybody see it; takes the place of what was shown of the same person. Recorded without
/// the person's data.
void publish(db::Transaction& tx, Hand const& hand, ProjectId project,
             PublicContact const& contact);

/// From now on nothing of the person is shown; the records keep what they say, for those who may
/// see it. False when nothing was shown.
bool withdraw(db::Transaction& tx, Hand const& hand, ProjectId project, std::string_view person);

/// Removes everything of the person from the project and its records, and keeps later imports from
/// bringing them back. False when nobody has the key.
bool remove_for_good(db::Transaction& tx, Hand const& hand, ProjectId project,
                     std::string_view person);

/// A source's persons without those who were removed from this record for good.
std::vector<Person> without_removed(db::Reader& reader, std::string_view source,
                                    std::string_view source_id, std::vector<Person> persons);

// persons_store.cpp

/// How a removed person is known again.
struct Removed {
    std::string salt, name_hash, email_hash;
};
std::vector<Removed> removed_persons(db::Reader& reader, std::string_view source,
                                     std::string_view source_id);
void add_removed(db::Transaction& tx, std::string_view source, std::string_view source_id,
                 Removed const& removed, basics::Time at);
void put_contact(db::Transaction& tx, ProjectId project, PublicContact const& contact);
std::int64_t remove_contact(db::Transaction& tx, ProjectId project, std::string_view person);
/// With a merge, and with its undoing.
void move_contacts(db::Transaction& tx, ProjectId from, ProjectId to);
void move_contacts_home(db::Transaction& tx, ProjectId home);

}
