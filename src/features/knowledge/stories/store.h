// Rows and values of cases: the only SQL about them.
#pragma once
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "features/knowledge/stories/case.h"
#include "platform/db/database.h"

namespace knowledge::stories {

std::optional<Case> find(db::Reader& reader, CaseId id);
void add(db::Transaction& tx, Case const& of);
/// Writes everything but id, organisation, created_at and created_by.
void update(db::Transaction& tx, Case const& of);

void add_version(db::Transaction& tx, CaseId id, Version const& version);
std::optional<Version> version(db::Reader& reader, CaseId id, std::int64_t number);
/// A version without its story, for lists.
std::vector<Version> versions_without_story(db::Reader& reader, CaseId id);

void add_move(db::Transaction& tx, CaseId id, Moved const& moved);
/// The latest first.
std::vector<Moved> moves(db::Reader& reader, CaseId id);

/// What everybody may read of a case.
struct Published {
    Case of = {};
    Version version = {};
};
/// Nothing when there is no public version.
std::optional<Published> find_published(db::Reader& reader, CaseId id);
/// Public cases in the order of their ids after `after`, at most `limit`.
std::vector<Published> published_by_id(db::Reader& reader, std::string_view after,
                                       std::size_t limit);
/// Calls `take` for every public case, in constant memory, until it returns false.
void each_published(db::Reader& reader, std::function<bool(Published const&)> const& take);
std::int64_t count_published(db::Reader& reader);

/// Which projects the public version tells of; none when there is no public version.
void set_projects(db::Transaction& tx, CaseId id, std::vector<ProjectId> const& projects);
/// The public cases that tell of the project, or of one that was merged into it; newest first, at
/// most 50.
std::vector<Published> of_project(db::Reader& reader, ProjectId project);

/// The cases that the member has written in, latest changed first, at most `limit`.
std::vector<Case> written_by(db::Reader& reader, members::MemberId member, std::size_t limit);
/// The organisation's cases, latest changed first, at most `limit`.
std::vector<Case> of_organisation(db::Reader& reader, organisations::OrganisationId organisation,
                                  std::size_t limit);
/// All cases in this state, the one that waits longest first, at most `limit`.
std::vector<Case> in_state(db::Reader& reader, State state, std::size_t limit);

/// Projects in which the organisation takes part, by title, for choosing one; at most `limit`.
struct ProjectChoice {
    ProjectId id = {};
    std::string title = {};
};
std::vector<ProjectChoice> projects_of(db::Reader& reader,
                                       organisations::OrganisationId organisation,
                                       std::size_t limit);

}
