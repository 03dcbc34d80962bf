// Written in one order, read strictly, and written again.
#include "services/opinion_groups/bundle.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "platform/json/value.h"
#include "services/opinion_groups/computing.h"
#include "services/opinion_groups/result_json.h"

namespace opinion_groups {

namespace {

constexpr std::string_view format = "samverk-dialogue";
constexpr std::size_t longest_id = 100, longest_text = 4'000;

std::string_view name(StatementState state) {
    switch (state) {
        case StatementState::active: return "active";
        case StatementState::moderated_out: return "moderated_out";
        case StatementState::background: return "background";
    }
    return {};
}

std::string_view name(Method method) { return method == Method::polis ? "polis" : "ours"; }

json::Object parameters_json(Parameters const& parameters) {
    return {{"method", name(parameters.method)},
            {"least_answers", parameters.least_answers},
            {"smallest_group", parameters.smallest_group},
            {"most_groups", parameters.most_groups},
            {"false_discoveries", parameters.false_discoveries}};
}

json::Array statements_json(std::vector<BundleStatement> const& statements) {
    json::Array made;
    for (auto const& one : statements)
        made.push_back(
            json::Object{{"id", one.id}, {"text", one.text}, {"state", name(one.state)}});
    return made;
}

/// Each person's answers as [statement, answer, statement, answer …].
json::Array votes_json(std::vector<Row> const& rows) {
    json::Array made;
    for (auto const& row : rows) {
        json::Array answers;
        for (auto const& cell : row) {
            answers.push_back(cell.statement);
            answers.push_back(cell.answer);
        }
        made.push_back(std::move(answers));
    }
    return made;
}

/// People in the order that their answers decide; who has answered nothing is not there.
std::vector<Row> nameless(std::vector<Row> const& rows) {
    std::vector<Row> made;
    for (auto const person : order_by_answers(rows))
        if (!rows[person].empty()) made.push_back(rows[person]);
    return made;
}

std::string written(std::vector<BundleStatement> const& statements, Ballots ballots,
                    Parameters const& parameters) {
    ballots.rows = nameless(ballots.rows);
    auto votes = votes_json(ballots.rows);
    auto const result = computed(tallied(std::move(ballots)), parameters);
    Names const names{[](std::size_t person) { return json::Value(person); },
                      [&](std::size_t statement) { return json::Value(statements[statement].id); }};
    return json::write(json::Object{{"format", format},
                                    {"version", version},
                                    {"parameters", parameters_json(parameters)},
                                    {"statements", statements_json(statements)},
                                    {"votes", std::move(votes)},
                                    {"result", as_json(result, names)}}) +
           "\n";
}

/// A bundle on its way in; `why` is the first thing that is wrong.
class Reading {
public:
    std::optional<std::string> why = {};

    void wrong(std::string text) {
        if (!why) why = std::move(text);
    }
    std::size_t whole(json::Value const& value, std::string_view what, std::size_t least,
                      std::size_t most);
    Parameters parameters(json::Value const& value);
    std::vector<BundleStatement> statements(json::Value const& value);
    Row row(json::Value const& value, std::size_t person, std::size_t statements);
    std::vector<Row> rows(json::Value const& value, std::size_t statements);
};

std::size_t Reading::whole(json::Value const& value, std::string_view what, std::size_t least,
                           std::size_t most) {
    auto const* number = value.integer();
    if (number && *number >= 0 && std::cmp_greater_equal(*number, least) &&
        std::cmp_less_equal(*number, most))
        return static_cast<std::size_t>(*number);
    wrong("\"" + std::string(what) + "\" must be a whole number from " + std::to_string(least) +
          " to " + std::to_string(most));
    return least;
}

Parameters Reading::parameters(json::Value const& value) {
    Parameters read;
    auto const method = value.at("method").text();
    if (method != "ours" && method != "polis") wrong(R"("method" must be "ours" or "polis")");
    read.method = method == "polis" ? Method::polis : Method::ours;
    read.least_answers = whole(value.at("least_answers"), "least_answers", 1, most_statements);
    read.smallest_group = whole(value.at("smallest_group"), "smallest_group", 1, most_participants);
    read.most_groups = whole(value.at("most_groups"), "most_groups", 1, 20);
    auto const share = value.at("false_discoveries").number();
    if (!share || !(*share > 0 && *share < 1))
        wrong("\"false_discoveries\" must be a number between 0 and 1");
    else read.false_discoveries = *share;
    return read;
}

std::vector<BundleStatement> Reading::statements(json::Value const& value) {
    if (value.array() == nullptr || value.elements().size() > most_statements)
        wrong("\"statements\" must be a list of at most " + std::to_string(most_statements));
    std::vector<BundleStatement> read;
    std::set<std::string, std::less<>> ids;
    for (auto const& one : value.elements()) {
        if (why) break;
        BundleStatement statement{std::string(one.at("id").text()),
                                  std::string(one.at("text").text())};
        auto const state = one.at("state").text();
        auto const states = {StatementState::active, StatementState::moderated_out,
                             StatementState::background};
        auto const* const known =
            std::ranges::find(states, state, [](StatementState const each) { return name(each); });
        auto const number = std::to_string(read.size());
        if (known == states.end()) wrong("statement " + number + " has no known \"state\"");
        else statement.state = *known;
        if (statement.id.empty() || statement.id.size() > longest_id ||
            !ids.insert(statement.id).second)
            wrong("statement " + number + " must have an \"id\" of its own, of 1–100 bytes");
        if (statement.text.size() > longest_text)
            wrong("statement " + number + " has too long a \"text\"");
        read.push_back(std::move(statement));
    }
    return read;
}

Row Reading::row(json::Value const& value, std::size_t person, std::size_t statements) {
    auto const& numbers = value.elements();
    Row read;
    bool good = value.array() != nullptr && numbers.size() % 2 == 0;
    for (std::size_t i = 0; good && i < numbers.size(); i += 2) {
        auto const* statement = numbers[i].integer();
        auto const* answer = numbers[i + 1].integer();
        good = statement && answer && *statement >= 0 && std::cmp_less(*statement, statements) &&
               *answer >= -1 && *answer <= 1 &&
               (read.empty() || std::cmp_less(read.back().statement, *statement));
        if (good)
            read.push_back(
                {static_cast<std::uint32_t>(*statement), static_cast<std::int32_t>(*answer)});
    }
    if (!good)
        wrong("the votes of person " + std::to_string(person) +
              " must be pairs of a statement's number, ascending and below " +
              std::to_string(statements) + ", and -1, 0 or 1");
    return read;
}

std::vector<Row> Reading::rows(json::Value const& value, std::size_t statements) {
    if (value.array() == nullptr || value.elements().size() > most_participants)
        wrong("\"votes\" must be a list of at most " + std::to_string(most_participants));
    std::vector<Row> read;
    for (auto const& one : value.elements()) {
        if (why) break;
        read.push_back(row(one, read.size(), statements));
    }
    return read;
}

}

std::expected<std::string, Mistake> bundle(std::size_t participants,
                                           std::vector<BundleStatement> const& statements,
                                           std::span<Vote const> votes,
                                           Parameters const& parameters) {
    std::vector<StatementState> states;
    for (auto const& one : statements) states.push_back(one.state);
    auto made = ballots(participants, states, votes);
    if (!made) return std::unexpected(made.error());
    return written(statements, std::move(*made), parameters);
}

std::expected<std::string, std::string> recomputed(std::string_view bundle) {
    // The writer ends with a line's end.
    auto const value = json::parse(bundle);
    if (!value)
        return std::unexpected("is no JSON: " + value.error().why + " (byte " +
                               std::to_string(value.error().at) + "); download the bundle again");
    if (value->at("format").text() != format)
        return std::unexpected("is no bundle of a dialogue: \"format\" must be \"" +
                               std::string(format) + "\"");
    if (value->at("version").text() != version)
        return std::unexpected("was computed by version \"" +
                               std::string(value->at("version").text()) +
                               "\" of the method, and this is version \"" + std::string(version) +
                               "\"; use the program that made it");
    Reading reading;
    auto const parameters = reading.parameters(value->at("parameters"));
    auto const statements = reading.statements(value->at("statements"));
    Ballots ballots;
    for (auto const& one : statements) ballots.states.push_back(one.state);
    ballots.rows = reading.rows(value->at("votes"), statements.size());
    if (reading.why) return std::unexpected(*reading.why);
    return written(statements, std::move(ballots), parameters);
}

}
