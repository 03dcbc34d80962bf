// What can be done to cases: each checks, stores and records in one transaction of the caller's.
// Whether the one who asks may do it is the caller's to check (rules.h).
#pragma once
#include <expected>
#include <optional>
#include <string>

#include "features/knowledge/actions.h"
#include "features/knowledge/readers/readers.h"
#include "features/knowledge/stories/store.h"
#include "features/knowledge/stories/values.h"

namespace knowledge::stories {

/// A new case, as a draft with its first version.
Case create(db::Transaction& tx, Hand const& hand, organisations::OrganisationId organisation,
            Story story, Way way = Way::written, std::string why = {});

/// What a person typed into a part of the form.
struct Writing {
    std::vector<Field const*> fields = {};
    texts::Language language = texts::Language::sv;
    Values typed = {};
    std::int64_t seen = 0;  ///< The version that the writer had before them.
    std::string why = {};
    Way way = Way::written;
};

/// Somebody else has saved since the writer began, and changed the same part.
struct Overtaken {
    Case of = {};
    Version seen = {}, now = {};
    std::vector<Field const*> both = {};  ///< The fields that differ from what the writer typed.
};

/// Why nothing was saved: mistakes to put right, or somebody who was first.
struct NotSaved {
    basics::Problems problems = {};
    std::optional<Overtaken> overtaken = {};
};

/// Saves what was typed as a new version, unless nothing differs. Others may have saved other
/// fields meanwhile: theirs stay. The case must allow Move::write, and `seen` be a version of it.
std::expected<Case, NotSaved> write(db::Transaction& tx, Hand const& hand, Case const& of,
                                    Writing const& writing);

/// Saves a whole story as a new version, unless nothing differs.
Case replace(db::Transaction& tx, Hand const& hand, Case of, Story story, Way way, std::string why);

/// Makes an older version the newest once more, as a new version. False when there is no such
/// version.
bool restore(db::Transaction& tx, Hand const& hand, Case const& of, std::int64_t number,
             std::string why);

/// Sends, takes back, publishes, sends back or withdraws. Problems: something is missing to be
/// published, the reason is missing or too long; field "version" when the newest is another one
/// than `seen`. The case must allow the move.
std::expected<Case, basics::Problems> make(db::Transaction& tx, Hand const& hand, Case of,
                                           Move move, std::int64_t seen, std::string_view reason);

/// Takes the public version away from everybody because of what it says, with a reason; nothing
/// happens when there is none.
void hide(db::Transaction& tx, Hand const& hand, Case const& of, std::string_view reason);
/// Undoes hide(): everybody reads the version that was public last. Nothing happens when one is.
void show_again(db::Transaction& tx, Hand const& hand, Case of, std::string_view reason);

/// The start that a project gives: its title, year, contact, and what it already tells in this
/// language.
Story story_of(Project const& project, texts::Language language);

/// A report made into a draft. Text that is too long for its field, that belongs to no field we
/// know, or that the reader could not place is kept as Story::material. Persons found in the report
/// are not stored.
CaseId create_from_draft(db::Transaction& tx, Hand const& hand, readers::CaseDraft const& draft,
                         organisations::OrganisationId const& organisation,
                         std::optional<ProjectId> const& project = {});

/// The projects among these that do not exist; a merged one exists.
std::vector<ProjectId> unknown_projects(db::Reader& reader, std::vector<ProjectId> const& projects);

/// The keys of the fields in which two stories differ, and "language" when that does.
std::vector<std::string> changed_fields(Story const& old_story, Story const& new_story);

}
