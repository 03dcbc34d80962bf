// One function for each part.
#include "services/opinion_groups/result_json.h"

#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>

namespace opinion_groups {

namespace {

/// Six digits: what is beyond differs between processors and says nothing.
json::Value number(double value) {
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.6g", value);
    double const read = std::strtod(digits, nullptr);
    return read == 0 ? 0.0 : read;
}

json::Array numbers(std::span<double const> values) {
    json::Array made;
    for (double const value : values) made.push_back(number(value));
    return made;
}

json::Value place(Place const& place) {
    json::Array made;
    made.push_back(number(place.x));
    made.push_back(number(place.y));
    return made;
}

json::Array counts(Count const& count) {
    json::Array made;
    for (auto const one : {count.agree, count.disagree, count.pass}) made.push_back(one);
    return made;
}

json::Array listed(std::vector<Listed> const& list, Names const& names) {
    json::Array made;
    for (auto const& one : list)
        made.push_back(json::Object{{"statement", names.statement(one.statement)},
                                    {"answer", name(one.answer)},
                                    {"weight", number(one.weight)}});
    return made;
}

json::Object representative(Representative const& one, Names const& names) {
    json::Object made{{"statement", names.statement(one.statement)},
                      {"answer", name(one.answer)},
                      {"share", number(one.share)},
                      {"share_of_others", number(one.share_of_others)},
                      {"weight", number(one.weight)}};
    if (one.chance) made.append("chance", number(*one.chance));
    return made;
}

json::Array groups(Result const& result, Names const& names) {
    json::Array made;
    for (std::size_t i = 0; i < result.groups.size(); ++i) {
        json::Array members, list;
        for (auto const member : result.groups[i].members)
            members.push_back(names.participant(member));
        for (auto const& one : result.groups[i].representative)
            list.push_back(representative(one, names));
        made.push_back(json::Object{{"id", i},
                                    {"centre", place(result.groups[i].centre)},
                                    {"members", std::move(members)},
                                    {"representative", std::move(list)}});
    }
    return made;
}

json::Array statements(Result const& result, Names const& names) {
    json::Array made;
    for (std::size_t i = 0; i < result.statements.size(); ++i) {
        auto const& one = result.statements[i];
        json::Array by_group;
        for (auto const& count : one.groups) by_group.push_back(counts(count));
        made.push_back(
            json::Object{{"statement", names.statement(i)},
                         {"all", counts(one.all)},
                         {"groups", std::move(by_group)},
                         {"place", place(one.place)},
                         {"consensus_agree", number(one.consensus_agree)},
                         {"consensus_disagree", number(one.consensus_disagree)},
                         {"polis_consensus_agree", number(one.polis_consensus_agree)},
                         {"polis_consensus_disagree", number(one.polis_consensus_disagree)},
                         {"bridging_agree", number(one.bridging_agree)},
                         {"bridging_disagree", number(one.bridging_disagree)},
                         {"priority", number(one.priority)}});
    }
    return made;
}

json::Object positions(Result const& result, Names const& names) {
    json::Object made;
    for (std::size_t i = 0; i < result.participants.size(); ++i) {
        if (result.participants[i].answers == 0) continue;
        auto const called = names.participant(i);
        auto const* whole = called.integer();
        made.append(whole ? std::to_string(*whole) : std::string(called.text()),
                    place(result.participants[i].place));
    }
    return made;
}

}

std::string_view name(Finding finding) {
    switch (finding) {
        case Finding::groups: return "groups";
        case Finding::no_clear_groups: return "no_clear_groups";
        case Finding::too_little: return "too_little";
    }
    return {};
}

std::string_view name(Answer answer) {
    switch (answer) {
        case Answer::agree: return "agree";
        case Answer::disagree: return "disagree";
        case Answer::pass: return "pass";
    }
    return {};
}

json::Object as_json(Result const& result, Names const& names) {
    auto const& evidence = result.evidence;
    return {{"finding", name(result.finding)},
            {"k", result.groups.size()},
            {"groups", groups(result, names)},
            {"positions", positions(result, names)},
            {"consensus", listed(result.consensus, names)},
            {"bridging", listed(result.bridging, names)},
            {"statements", statements(result, names)},
            {"evidence", json::Object{{"connection", number(evidence.connection)},
                                      {"silhouette", number(evidence.silhouette)},
                                      {"separation", number(evidence.separation)},
                                      {"silhouettes", numbers(evidence.silhouettes)}}},
            {"explained", numbers(result.explained)}};
}

}
