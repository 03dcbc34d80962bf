// A part is told anew by adding its next version; nothing is changed.
#include "features/assessments/actions.h"

#include "features/assessments/rules.h"

namespace assessments {

namespace {

constexpr std::string_view relevance_marks = "crnu";

void record(db::Transaction& tx, Hand const& hand, std::string const& home, std::string what) {
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "assessments.told",
                         .subject = {"project", home},
                         .organisation = hand.organisation,
                         .details = json::Object{{"part", std::move(what)}}});
}

/// What is left of a goal's part when its relevance becomes another.
Told with_relevance(Told told, Relevance relevance) {
    told.insert_or_assign("relevance",
                          std::string(relevance_names.at(static_cast<std::size_t>(relevance))));
    bool const is_scored = relevance == Relevance::core || relevance == Relevance::related;
    if (!is_scored)
        for (auto const& rule : fields_of(Kind::goal))
            if (rule.is_of_score) told.erase(std::string(rule.name));
    return told;
}

}

std::string home_of(db::Reader& reader, web::Access const& project) {
    if (!find(reader, project.id).empty()) return project.id;
    for (auto const& other : project.also)
        if (!find(reader, other).empty()) return other;
    return project.id;
}

Outcome tell(db::Transaction& tx, Hand const& hand, std::string const& home, PartId const& part,
             Told told, std::int64_t seen) {
    auto const assessment = find(tx, home);
    auto const* before = assessment.find(part);
    if (before && before->told == told) return Outcome::same;
    auto const version = before ? before->version : 0;
    if (version != seen) return Outcome::overtaken;
    add(tx, home,
        {.id = part,
         .version = version + 1,
         .at = hand.now,
         .by = hand.member,
         .told = std::move(told)});
    record(tx, hand, home, name(part));
    return Outcome::told;
}

Relevances relevances_of(Assessment const& assessment) {
    Relevances all = {};
    for (int goal = 1; goal <= goal_count; ++goal)
        if (auto const* part = assessment.find({.kind = Kind::goal, .goal = goal}))
            all.at(static_cast<std::size_t>(goal - 1)) = relevance_of(part->told);
    return all;
}

std::string marks_of(Assessment const& assessment) {
    std::string marks;
    for (auto const& one : relevances_of(assessment))
        marks += one ? relevance_marks.at(static_cast<std::size_t>(*one)) : '-';
    std::int64_t told = 0;
    for (auto const& part : assessment.parts)
        if (part.id.kind == Kind::goal) told += part.version;
    return marks + std::to_string(told);
}

Outcome sort(db::Transaction& tx, Hand const& hand, std::string const& home,
             Relevances const& chosen, std::string_view seen) {
    auto const assessment = find(tx, home);
    auto const before = relevances_of(assessment);
    if (before == chosen) return Outcome::same;
    if (marks_of(assessment) != seen) return Outcome::overtaken;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        auto const& relevance = chosen.at(i);
        if (!relevance || relevance == before.at(i)) continue;
        PartId const id{.kind = Kind::goal, .goal = static_cast<int>(i) + 1};
        auto const* part = assessment.find(id);
        add(tx, home,
            {.id = id,
             .version = part ? part->version + 1 : 1,
             .at = hand.now,
             .by = hand.member,
             .told = with_relevance(part ? part->told : Told(), *relevance)});
    }
    record(tx, hand, home, "sort");
    return Outcome::told;
}

}
