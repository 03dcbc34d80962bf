// Assessments of the demo world, by the same actions as people's.
#include <stdexcept>

#include "features/assessments/actions.h"
#include "features/assessments/assessments.h"
#include "features/assessments/rules.h"
#include "features/knowledge/knowledge.h"

namespace assessments {

namespace {

Told told_in(json::Value const& fields) {
    Told told;
    if (fields.object())
        for (auto const& [field, words] : fields.object()->members())
            told.emplace(field, std::string(words.text()));
    return told;
}

}

void add_demo_assessment(web::Services& services, json::Value const& told,
                         members::MemberId const& by) {
    auto tx = services.database.begin();
    auto const project = knowledge::brief(tx, told.at("project").text());
    if (!project || !find(tx, project->id).empty()) return;
    Hand const hand{services.activity, services.now(), by, project->organisation};
    auto const parts = told.at("parts");
    for (auto const& [name, fields] : parts.object()->members()) {
        auto const part = parse_part(name);
        auto good = part ? checked(part->kind, told_in(fields))
                         : std::unexpected(basics::Problems{{name, "assessments.api_wrong"}});
        if (!good)
            throw std::runtime_error("an assessment of the demo world is not accepted: " + name +
                                     " " + good.error().front().field);
        for (auto const& conflict : conflicts_of(find(tx, project->id), services.goals.all()))
            if (conflict.part == *part) good->emplace(about_field, conflict.about);
        tell(tx, hand, project->id, *part, *std::move(good), 0);
    }
    tx.commit();
}

}
