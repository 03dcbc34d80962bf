// A process as JSON: what everybody who sees the project may read. Internal reasons are not in it.
#include "features/innovation/pages.h"

namespace innovation {

json::Object gate_json(Showing const& showing, Gate const& gate,
                       std::vector<FollowUp> const& left) {
    json::Object told{{"number", gate.number},
                      {"step", name(gate.step)},
                      {"state", name(gate.state)},
                      {"question", gate.asked.question},
                      {"asked_kind", name(gate.asked.kind)},
                      {"due", basics::iso(gate.asked.due)},
                      {"decider", json::Object{{"name", gate.asked.decider.name},
                                               {"role", gate.asked.decider.role}}},
                      {"asked_at", basics::iso(gate.asked_at)},
                      {"decision", json::Value()}};
    if (gate.decision) {
        auto const& decided = *gate.decision;
        told.set("decision",
                 json::Object{
                     {"outcome", name(decided.outcome)},
                     {"kind", name(decided.kind)},
                     {"reference", decided.reference},
                     {"link", decided.link},
                     {"decided_on", basics::iso(decided.on)},
                     {"decided_at", basics::iso(decided.at)},
                     {"is_registered_by_another", !decided.registered_by.empty()},
                     {"reason", decided.is_public ? json::Value(decided.reason) : json::Value()},
                     {"reason_is_public", decided.is_public},
                     {"lesson", decided.lesson}});
    }
    json::Array open;
    for (auto const& one : left)
        open.push_back(
            json::Object{{"what", one.key.empty() ? one.words : showing.condition_text(one.key)},
                         {"due", basics::iso(one.due)},
                         {"is_met", !one.is_open()}});
    told.set("follow_ups", std::move(open));
    return told;
}

json::Object as_json(Showing const& showing, db::Reader& reader, Work const& work) {
    auto const process = process_of(work);
    auto const there = delivered(reader, process.project);
    json::Array conditions_told, ways, decisions;
    for (auto const& one : conditions(process, there, looked(reader, process.project)))
        conditions_told.push_back(json::Object{{"condition", one.key},
                                               {"text", showing.condition_text(one.key)},
                                               {"holds", one.holds}});
    for (auto const& move : moves(reader, process.project))
        ways.push_back(
            json::Object{{"at", basics::iso(move.at)},
                         {"how", name(move.how)},
                         {"from", name(move.from)},
                         {"to", name(move.to)},
                         {"gate", move.gate == 0 ? json::Value() : json::Value(move.gate)}});
    for (auto const& gate : gates(reader, process.project))
        decisions.push_back(
            gate_json(showing, gate, follow_ups(reader, gate.project, gate.number)));
    return {{"project", work.project.id},
            {"template", name(process.kind)},
            {"step", name(process.step)},
            {"step_name", showing.step_name(work.names, process.step)},
            {"place", place(process.step)},
            {"state", name(process.state)},
            {"begun_at", basics::iso(process.begun_at)},
            {"entered_at", basics::iso(process.entered_at)},
            {"line_owner", json::Object{{"name", process.owner.name},
                                        {"role", process.owner.role},
                                        {"unit", process.owner.unit}}},
            {"lesson", process.lesson},
            {"conditions", std::move(conditions_told)},
            {"gates", std::move(decisions)},
            {"history", std::move(ways)}};
}

}
