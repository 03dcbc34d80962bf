// A case goes with all its versions.
#include "features/knowledge/stories/weeded.h"

#include "features/knowledge/stories/store.h"

namespace knowledge::stories {

namespace {

using lifetimes::Due;
using lifetimes::Ending;
using lifetimes::Rule;
using lifetimes::Span;
using lifetimes::Unit;

Due due_of(CaseId const& id, organisations::OrganisationId const& organisation, basics::Time since,
           std::string title) {
    return {.key = id.string(),
            .organisation = organisation,
            .since = since,
            .kind = "case",
            .subject = id.string(),
            .title = std::move(title),
            .path = "/cases/" + id.string()};
}

Due read_due(db::Row const& row) {
    return due_of(row.id<CaseId>(0), row.id<organisations::OrganisationId>(1), row.time(2),
                  row.text(3));
}

void each_withdrawn(db::Reader& reader, basics::Time before, std::string_view after,
                    lifetimes::Take const& take) {
    reader.each(
        "SELECT id, organisation, updated_at, title FROM cases WHERE state = 'withdrawn'"
        " AND published IS NULL AND updated_at < $1 AND id > $2 ORDER BY id",
        {before, after}, [&](db::Row const& row) { return take(read_due(row)); });
}

void each_draft(db::Reader& reader, basics::Time before, std::string_view after,
                lifetimes::Take const& take) {
    reader.each(
        "SELECT id, organisation, updated_at, title FROM cases c WHERE state = 'draft'"
        " AND published_at IS NULL AND updated_at < $1 AND id > $2"
        " AND NOT EXISTS (SELECT 1 FROM case_moves m WHERE m.case_id = c.id) ORDER BY id",
        {before, after}, [&](db::Row const& row) { return take(read_due(row)); });
}

std::optional<Due> find_withdrawn(db::Reader& reader, std::string_view key) {
    auto const id = CaseId::parse(key);
    auto const of = id ? find(reader, *id) : std::nullopt;
    if (!of || of->state != State::withdrawn || of->published) return std::nullopt;
    return due_of(of->id, of->organisation, of->updated_at, of->title);
}

void weed(db::Transaction& tx, std::string_view key) {
    tx.run("DELETE FROM case_projects WHERE case_id = $1", {key});
    tx.run("DELETE FROM case_moves WHERE case_id = $1", {key});
    tx.run("DELETE FROM case_versions WHERE case_id = $1", {key});
    tx.run("DELETE FROM cases WHERE id = $1", {key});
}

}

lifetimes::Rules lifetime_rules() {
    return {std::make_shared<Rule const>(Rule{.name = "case_drafts",
                                              .what = "knowledge.rule_case_drafts",
                                              .from = "knowledge.from_case_drafts",
                                              .ending = Ending::by_itself,
                                              .span = {2, Unit::years},
                                              .least = Span{6, Unit::months},
                                              .each = each_draft,
                                              .weed = weed}),
            std::make_shared<Rule const>(Rule{.name = "cases_withdrawn",
                                              .what = "knowledge.rule_cases",
                                              .from = "knowledge.from_cases",
                                              .ending = Ending::by_decision,
                                              .span = {5, Unit::years},
                                              .least = Span{1, Unit::years},
                                              .each = each_withdrawn,
                                              .find = find_withdrawn,
                                              .weed = weed})};
}

}
