// Rows and values of attachments: the only SQL about them.
#pragma once
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "services/attachments/attachment.h"
#include "services/attachments/rules.h"

namespace attachments {

std::optional<Attachment> find(db::Reader& reader, AttachmentId id);
/// All of the subject's, hidden ones too, in the order of the list.
std::vector<Attachment> of_subject(db::Reader& reader, Subject const& subject);
/// Those that are shown, in the order of their ids after `after`, at most `limit`.
std::vector<Attachment> shown_after(db::Reader& reader, std::string_view after, std::size_t limit);

void add(db::Transaction& tx, Attachment const& attachment);
/// Writes place, state, description, version and changed_at.
void update(db::Transaction& tx, Attachment const& attachment);

/// What the subject has, hidden ones left out.
Taken taken(db::Reader& reader, Subject const& subject);
/// Whether the subject has this content in a file that is not hidden.
bool has_content(db::Reader& reader, Subject const& subject, std::string_view hash);
/// The place after the last one.
std::int64_t next_place(db::Reader& reader, Subject const& subject);

/// Calls `take` once for each content that rows need, with its hash and size. A database from
/// before there were attachments needs none.
void each_needed(db::Reader& reader,
                 std::function<void(std::string const& hash, std::uint64_t bytes)> const& take);
bool is_needed(db::Reader& reader, std::string_view hash);

/// Texts by language as one JSON object, and back.
std::string written(LanguageTexts const& texts);
LanguageTexts read_texts(std::string_view json);

}
