// Rows and values of tags: the only SQL about them.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "services/tags/tag.h"

namespace tags {

std::optional<Tag> find(db::Reader& reader, TagId id);
/// The tag that is written so, whatever language its label is in; a merged one is the one that it
/// became part of.
std::optional<Tag> with_key(db::Reader& reader, std::string_view key);
/// The tag itself, or what it became part of.
Tag standing(db::Reader& reader, Tag tag);

/// The subject's tags, each once, in the order of the Swedish alphabet.
std::vector<Tag> of_subject(db::Reader& reader, Subject const& subject);

struct Counted {
    Tag tag = {};
    std::int64_t subjects = 0;  ///< Also by tags that became part of it; what is hidden counts too.
};
/// All tags that stand by themselves, the most used first, at most `limit`.
std::vector<Counted> most_used(db::Reader& reader, std::size_t limit);
/// What became part of the tag.
std::vector<Tag> merged_into(db::Reader& reader, TagId id);
/// Everything that the tag, or one that became part of it, was put on.
std::vector<Subject> subjects_of(db::Reader& reader, TagId id);

void add(db::Transaction& tx, Tag const& tag, basics::Time at, members::MemberId by);
/// Writes labels, merged_into and version.
void update(db::Transaction& tx, Tag const& tag);
/// Lets the key lead to the tag unless it leads to one already.
void add_key(db::Transaction& tx, std::string_view key, TagId tag);
/// The tag that owns the key, merged or not.
std::optional<TagId> owner_of(db::Reader& reader, std::string_view key);

/// False when it was there already.
bool put(db::Transaction& tx, Subject const& subject, TagId tag, basics::Time at,
         members::MemberId by);
/// Takes the tag, and those that became part of it, off the subject. False when it was not there.
bool take(db::Transaction& tx, Subject const& subject, TagId tag);

}
