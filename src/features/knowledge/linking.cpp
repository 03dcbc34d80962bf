// A project is looked at closely only when its text has a word of the organisation's names.
#include "features/knowledge/linking.h"

#include <algorithm>
#include <ranges>
#include <string>
#include <vector>

#include "features/knowledge/content_json.h"
#include "platform/basics/text.h"
#include "services/organisations/names.h"

namespace knowledge {

namespace {

constexpr std::size_t read_at_a_time = 200;

/// The beginning of the longest word of each name, and the number: whoever is recognised has one of
/// them.
std::vector<std::string> telling_words(std::set<organisations::OrganisationId> const& added,
                                       organisations::Directory const& directory) {
    constexpr std::size_t enough = 6;
    std::vector<std::string> telling;
    auto take = [&](std::string_view name) {
        auto const words = organisations::name_words(name);
        auto const longest = std::ranges::max_element(words, {}, &std::string::size);
        if (longest != words.end()) telling.push_back(basics::folded(*longest).substr(0, enough));
    };
    for (auto const& id : added) {
        auto const* organisation = directory.find(id);
        if (!organisation) continue;
        take(organisation->name);
        take(organisation->short_name);
        for (auto language : texts::languages)
            take(organisations::name_in(*organisation, language));
        for (auto const& alias : organisation->aliases) take(alias);
        if (!organisation->organisation_number.empty())
            telling.push_back(organisation->organisation_number);
    }
    return telling;
}

/// What is missing among the project's links.
std::set<Participation> lacking(db::Reader& reader, Project const& project, Hand const& hand,
                                std::set<organisations::OrganisationId> const& added) {
    auto const known = participations(reader, project.id);
    std::set<Participation> missing;
    for (auto const& one : participations_of(content_of(project.fields), hand.directory))
        if (added.contains(one.organisation) && !known.contains(one)) missing.insert(one);
    return missing;
}

void link(db::Transaction& tx, Hand const& hand, Project project,
          std::set<Participation> const& missing) {
    auto all = participations(tx, project.id);
    all.insert(missing.begin(), missing.end());
    set_participations(tx, project.id, all);
    // Nobody who writes in it meanwhile is overtaken by this: the version stays.
    project.updated_at = hand.now;
    update(tx, project);
    std::set<std::string> names;
    for (auto const& one : missing) names.insert(hand.directory.find(one.organisation)->name);
    std::string listed;
    for (auto const& name : names) listed += (listed.empty() ? "" : ", ") + name;
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "knowledge.project_linked",
                         .subject = {"project", project.id.string()},
                         .organisation = project.organisation,
                         .details = json::Object{{"organisation", listed}}});
}

}

std::size_t link_later(db::Database& database, Hand const& hand,
                       std::set<organisations::OrganisationId> const& added) {
    auto const telling = telling_words(added, hand.directory);
    if (telling.empty()) return 0;
    std::size_t linked = 0;
    std::string after;
    for (;;) {
        std::vector<FieldsOf> page;
        {
            auto reader = database.read();
            page = fields_by_id(reader, after, read_at_a_time);
        }
        if (page.empty()) return linked;
        after = page.back().project.string();
        std::erase_if(page, [&](FieldsOf const& one) {
            auto const text = basics::folded(one.json);
            return std::ranges::none_of(
                telling, [&](std::string const& word) { return text.contains(word); });
        });
        if (page.empty()) continue;
        auto tx = database.begin();
        for (auto const& one : page) {
            auto project = find(tx, one.project);
            if (!project || project->merged_into) continue;
            auto const missing = lacking(tx, *project, hand, added);
            if (missing.empty()) continue;
            link(tx, hand, *std::move(project), missing);
            ++linked;
        }
        tx.commit();
    }
}

}
