// A decision stands on a board's page when the board or somebody in it decides, or when it is about
// a project that the board answers for.
#include <algorithm>

#include "features/innovation/innovation.h"
#include "features/innovation/show.h"
#include "features/knowledge/knowledge.h"
#include "services/lifetimes/span.h"
#include "services/units/things.h"

namespace innovation {

namespace {

constexpr std::size_t most_rows = 200;

/// Decisions of one organisation as the board's reader may see them.
class Gates {
public:
    Gates(web::Services& services, web::Visit const& visit, db::Reader& from, web::Board const& of)
        : showing(services, visit),
          reader(from),
          board(of),
          names(step_names_of(from, of.organisation)),
          own_(knowledge::projects_of(from, of.organisation)),
          where_(from, of.today) {}

    Showing const showing;
    db::Reader& reader;
    web::Board const& board;
    StepNames const names;

    /// Whether a project can be the organisation's: of all others nothing more is read.
    bool may_be_own(std::string_view project) const {
        return std::ranges::binary_search(own_, project);
    }
    /// The gate's project, when it is the organisation's and the one who visits may see it.
    std::optional<web::Access> project_of(Gate const& gate) const {
        if (!may_be_own(gate.project)) return std::nullopt;
        auto access =
            web::access_to(showing.services, showing.visit, reader, "project", gate.project);
        if (!access || !access->may_see || access->organisation != board.organisation ||
            is_covered(reader, gate.project, access->id))
            return std::nullopt;
        return access;
    }
    /// Whether the board, or somebody in it, is the one who decides.
    bool is_decider(Gate const& gate) const {
        auto const& decider = gate.asked.decider;
        return (!decider.member.empty() &&
                std::ranges::find(board.people, decider.member) != board.people.end()) ||
               (!board.mailbox.empty() && decider.email == board.mailbox) ||
               (gate.asked.kind == Kind::board && decider.name == board.name);
    }
    /// Whether the board answers for the project, and whether it lies with the board itself.
    bool is_answered_for(web::Access const& project) { return has(board.units, project); }
    bool is_own(web::Access const& project) { return has({board.unit}, project); }

    web::BoardRow row(Gate const& gate, web::Access const& project) const {
        return {.title = project.title,
                .path = "/innovation/" + project.id + "/gates/" + std::to_string(gate.number),
                .is_internal = !project.is_public};
    }

private:
    bool has(std::vector<units::UnitId> const& units, web::Access const& project) {
        auto const spot = where_.spot(board.organisation, {"project", project.id});
        return spot.unit && std::ranges::find(units, spot.unit->id) != units.end();
    }

    std::vector<std::string> own_;
    units::Where where_;
};

/// The newest first or the oldest first; what there is no room for is counted.
void cut(Showing const& showing, web::BoardSection& section) {
    if (section.rows.size() <= most_rows) return;
    auto const left = static_cast<std::int64_t>(section.rows.size() - most_rows);
    section.rows.resize(most_rows);
    section.more = showing.format("board_more", {{"count", left}});
}

std::optional<web::BoardSection> waiting(web::Services& services, web::Visit const& visit,
                                         db::Reader& reader, web::Board const& board) {
    Gates gates(services, visit, reader, board);
    auto const& showing = gates.showing;
    web::BoardSection section{.title = showing.text("board_waiting")};
    for (auto const& gate : all_waiting(reader)) {
        auto const project = gates.project_of(gate);
        if (!project) continue;
        bool const is_boards = gate.asked.kind == Kind::board && gates.is_answered_for(*project);
        if (!is_boards && !gates.is_decider(gate) && !gates.is_own(*project)) continue;
        bool const left = has_left(services, gate.asked.decider, board.organisation);
        auto row = gates.row(gate, *project);
        row.text = gate.asked.question;
        row.note = showing.step_name(gates.names, gate.step) + " · " +
                   showing.text("kind_" + std::string(name(gate.asked.kind))) + " · " +
                   showing.format(left ? "gate_left" : "gate_waits",
                                  {{"decider", decider_text(showing, gate.asked.decider)},
                                   {"date", showing.date(gate.asked.due)}});
        row.day = gate.asked.due;
        row.is_late = gate.asked.due < board.today;
        section.rows.push_back(std::move(row));
    }
    cut(showing, section);
    return section.rows.empty() ? std::nullopt : std::optional(std::move(section));
}

std::optional<web::BoardSection> decided(web::Services& services, web::Visit const& visit,
                                         db::Reader& reader, web::Board const& board, Kind kind) {
    Gates gates(services, visit, reader, board);
    auto const& showing = gates.showing;
    std::string const id(name(kind));
    web::BoardSection section{.title = showing.text("board_" + id),
                              .text = showing.text("board_about_" + id)};
    for (auto const& gate : decided_since(reader, kind, lifetimes::beginning_of(board.since))) {
        auto const project = gates.project_of(gate);
        if (!project || (!gates.is_decider(gate) && !gates.is_answered_for(*project))) continue;
        auto const& decision = *gate.decision;
        auto row = gates.row(gate, *project);
        bool const may_read = decision.is_public || project->may_change;
        row.text = may_read ? decision.reason : showing.text("reason_is_internal");
        row.note = decision_text(showing, decision) + " · " + decided_by_text(showing, gate);
        row.day = decision.on;
        row.link = decision.link;
        row.is_internal = row.is_internal || (may_read && !decision.is_public);
        section.rows.push_back(std::move(row));
    }
    cut(showing, section);
    return section.rows.empty() ? std::nullopt : std::optional(std::move(section));
}

std::optional<web::BoardSection> left_to_do(web::Services& services, web::Visit const& visit,
                                            db::Reader& reader, web::Board const& board) {
    Gates gates(services, visit, reader, board);
    auto const& showing = gates.showing;
    web::BoardSection section{.title = showing.text("board_conditions")};
    for (auto const& open : open_follow_ups(reader)) {
        auto const gate = gates.may_be_own(open.project)
                              ? find_gate(reader, open.project, open.gate)
                              : std::nullopt;
        auto const project = gate ? gates.project_of(*gate) : std::nullopt;
        if (!project || (!gates.is_decider(*gate) && !gates.is_answered_for(*project))) continue;
        auto row = gates.row(*gate, *project);
        row.text = follow_up_text(showing, open.one);
        if (gate->decision) row.note = decision_text(showing, *gate->decision);
        row.day = open.one.due;
        row.is_late = open.one.due < board.today;
        section.rows.push_back(std::move(row));
    }
    cut(showing, section);
    return section.rows.empty() ? std::nullopt : std::optional(std::move(section));
}

}

std::vector<web::OnBoard> on_board(web::Services& services) {
    auto const on = [&services](auto show) {
        return [&services, show](web::Visit const& visit, db::Reader& reader,
                                 web::Board const& board) {
            return show(services, visit, reader, board);
        };
    };
    std::vector<web::OnBoard> all{
        {web::Chapter::waits, 10, "decisions_waiting", on(waiting)},
        {web::Chapter::promised, 30, "conditions", on(left_to_do)},
    };
    int place = 10;
    for (auto const kind : {Kind::board, Kind::delegated, Kind::internal})
        all.push_back({web::Chapter::decided, place++, "decided_" + std::string(name(kind)),
                       [&services, kind](web::Visit const& visit, db::Reader& reader,
                                         web::Board const& board) {
                           return decided(services, visit, reader, board, kind);
                       }});
    return all;
}

}
