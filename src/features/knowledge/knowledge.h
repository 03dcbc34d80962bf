// The knowledge bank: projects from many sources, and the cases they tell others.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>
#include "features/knowledge/exporting.h"
#include "features/knowledge/importing.h"

#include "platform/basics/money.h"
#include "platform/json/value.h"
#include "platform/secrets/renewal.h"
#include "services/chapters/chapter.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace knowledge {

web::Feature feature(web::Services& services);

/// Every stored key of a source as the next secret seals it.
void renew_source_keys(db::Transaction& tx, secrets::Renewal& renewal);

/// A project as data.
struct Line {
    json::Object project = {};  ///< As `samverk export` writes it.
    std::string path = {};      ///< "/projects/01j…/a-slug", without the language.
    std::int64_t version = 1;
    basics::Time updated_at = {};
};
/// Nothing for what is no project, was merged into another, or may not be seen by everybody.
std::optional<Line> line(web::Services& services, db::Reader& reader, std::string_view id);
/// Those that changed last, at most `limit`.
std::vector<Line> newest_lines(web::Services& services, db::Reader& reader, std::size_t limit);
/// In the order of their ids after `after`, at most `limit`; only those that changed later than
/// `changed_after`.
std::vector<Line> lines_after(web::Services& services, db::Reader& reader, std::string_view after,
                              std::size_t limit, basics::Time changed_after = {});

/// What other features say of a project without knowing more of it.
struct Brief {
    std::string id = {};  ///< Its own: another one, where it became part of that.
    std::map<texts::Language, std::string> titles = {};
    std::string path = {};  ///< "/projects/01j…/a-slug", without the language.
    organisations::OrganisationId organisation = {};
    std::string programme = {};
    bool is_public = false;

    /// In the language, or else in the first one that it has.
    std::string title(texts::Language language) const;
};
/// Of a project that was merged, the one that it became part of. Nothing for what is no project.
std::optional<Brief> brief(db::Reader& reader, std::string_view id);

/// Ids of the organisation's own projects, in order, and of what became part of them; those that
/// nobody else sees too.
std::vector<std::string> projects_of(db::Reader& reader,
                                     organisations::OrganisationId const& organisation);

/// What sources, or people who wrote in the project itself, say of its partners and money: for
/// those who show it beside what is told elsewhere. Names are those of project.h ("need_owner",
/// "grant").
struct Sourced {
    struct Partner {
        std::string name = {}, role = {}, helix = {};  ///< The helix is empty where nobody says.
    };
    struct Money {
        std::string kind = {};
        basics::Money money = {};
        std::string from = {};
    };
    std::vector<Partner> partners = {};
    std::vector<Money> money = {};
    /// The sources' names, and when they were read last; empty: written here.
    std::string partners_by = {}, money_by = {};
    basics::Time partners_at = {}, money_at = {};
};
/// Empty for what is no project.
Sourced sourced(db::Reader& reader, std::string_view id);

/// What documents about a project tell of it (services/chapters).
std::vector<chapters::Chapter> chapters_of(web::Services& services,
                                           chapters::Reading const& reading);

/// The public version of a case, in the same way. Nothing for what is no case, or is not public.
std::optional<Brief> case_brief(db::Reader& reader, std::string_view id);

/// What the public version of a case tells those who want to do the same.
struct ToldCase {
    Brief brief = {};
    texts::Language language = texts::Language::sv;  ///< In which it was written first.
    /// Key and words of each field that says something, in the order of the form. The label of a
    /// field is the text knowledge.case_label_KEY.
    std::vector<std::pair<std::string, std::string>> fields = {};
    std::vector<std::string> missing = {};  ///< Keys of what is still to be told.
    int percent = 0;
    json::Object story = {};  ///< All of it, as the API of cases gives it.
    std::string contact = {};
};
/// For one reader, in their language where the case is told in it.
std::optional<ToldCase> told_case(web::Services& services, web::Visit const& visit,
                                  db::Reader& reader, std::string_view id);

/// The id of the project to which a source's record belongs; empty when it is not here.
std::string project_of(db::Reader& reader, std::string_view source, std::string_view source_id);

/// A line as a row of a table: the names of its columns, and what stands in them. `address` is the
/// page for people.
std::vector<std::string> table_columns();
std::vector<std::string> table_fields(json::Object const& project, std::string const& address);

/// Links projects that name these organisations, which were added or have got other names since
/// (linking.h). To be called when the directory knows them. Returns how many projects were linked.
std::size_t link_organisations(web::Services& services, members::MemberId const& member,
                               std::set<organisations::OrganisationId> const& added);

/// What the bank holds from one source, under one licence.
struct Source {
    std::string source = {}, name = {},
                licence = {};  ///< The licence is empty where the source gives none.
    std::int64_t records = 0;
    basics::Time last_at = {};
};
struct Holdings {
    std::int64_t projects = 0;
    std::optional<basics::Time> changed_at = {};  ///< Of the project that changed last.
    std::vector<Source> sources = {};
};
Holdings holdings(db::Reader& reader);

/// The terms by which a viewer finds what they may see: "everyone", their organisations, the units
/// whose things a role of theirs reaches today, "leaders".
std::vector<std::string> viewer_terms(web::Services& services, permissions::Viewer const& viewer);

/// Another organisation, and in how many projects both take part.
struct WorksWith {
    organisations::OrganisationId organisation;
    std::int64_t projects = 0;
};
/// Those that the organisation shares most projects with, at most `limit`.
std::vector<WorksWith> works_with(db::Reader& reader,
                                  organisations::OrganisationId const& organisation,
                                  std::size_t limit);

/// A planned project of the organisation that begins here by what another feature knows; gives its
/// id.
std::string begin_project(web::Services& services, db::Transaction& tx, members::MemberId const& by,
                          organisations::OrganisationId const& organisation,
                          texts::Language language, std::string const& title,
                          std::string const& what);

/// What a member wrote in projects and cases, by section, for themselves.
json::Object own_data(db::Reader& reader, members::MemberId const& member);
/// Mappings that the member saved for their own imports are removed; what was written stays.
void forget_member(db::Transaction& tx, members::MemberId const& member);
/// Cases of the organisation that were sent for review and that are the viewer's to look at: all,
/// or those that lie in their units today.
std::int64_t cases_in_review(db::Reader& reader, permissions::Viewer const& viewer,
                             organisations::OrganisationId const& organisation, basics::Date today);
/// Pairs of projects that may be the same, in the whole bank.
std::int64_t open_duplicates(db::Reader& reader);

}
