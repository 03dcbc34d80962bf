// Values → JSON → rows.
#include "features/ideas/need_json.h"

#include <algorithm>

#include "features/ideas/actions.h"

namespace ideas {

namespace {

json::Value text_or_null(std::string const& text) {
    return text.empty() ? json::Value() : json::Value(text);
}

/// The newest answer, or null.
json::Value answer_json(std::vector<Event> const& history) {
    auto const found = std::find_if(history.rbegin(), history.rend(), [](Event const& event) {
        return event.what == Happened::answered;
    });
    if (found == history.rend()) return {};
    return json::Object{{"state", name(found->state)},
                        {"reason", found->words},
                        {"referred_to", text_or_null(found->referred_to)},
                        {"link", text_or_null(found->link)},
                        {"at", basics::iso(found->at)}};
}

/// "Fråga: svar", a line each.
std::string replies_text(json::Value const& replies) {
    std::string text;
    for (auto const& one : replies.elements())
        text += (text.empty() ? "" : "\n") + std::string(one.at("label").text()) + ": " +
                std::string(one.at("value").text());
    return text;
}

}

json::Object need_json(Need const& need, std::vector<Event> const& history,
                       organisations::Directory const& directory, std::string const& base) {
    auto const& told = need.told;
    auto const* receiver = directory.find(told.organisation);
    json::Array additions;
    for (auto const& event : history)
        if (event.what == Happened::added && event.shown)
            additions.push_back(json::Object{{"at", basics::iso(event.at)}, {"text", event.words}});
    json::Object line{{"id", need.id.text()},
                      {"address", base + "/sv" + path_of(need)},
                      {"title", told.title},
                      {"story", told.story},
                      {"language", told.language},
                      {"for_whom", text_or_null(told.for_whom)},
                      {"place", text_or_null(told.place)},
                      {"organisation", told.organisation.text()},
                      {"organisation_name", receiver ? json::Value(receiver->name) : json::Value()},
                      {"way", name(need.way)},
                      {"state", name(need.state)},
                      {"visibility", name(need.visibility)},
                      {"answer", answer_json(history)},
                      {"additions", std::move(additions)},
                      {"supports", need.supports},
                      {"merged_into", text_or_null(need.merged_into.string())},
                      {"told_at", basics::iso(need.told_at)},
                      {"updated_at", basics::iso(need.updated_at)},
                      {"version", need.version}};
    if (told.kind == Kind::idea) {
        line.append("better", text_or_null(told.better));
        line.append("answers", text_or_null(told.answers.string()));
    } else line.append("how_often", name(told.how_often));
    return line;
}

std::vector<std::string> table_columns(Kind kind) {
    std::vector<std::string> columns{"id",          "title",        "story",
                                     "language",    "for_whom",     "how_often",
                                     "place",       "organisation", "organisation_name",
                                     "way",         "state",        "reason",
                                     "referred_to", "link",         "answered_at",
                                     "told_at",     "updated_at",   "address",
                                     "supports"};
    if (kind == Kind::idea) {
        columns[5] = "better";
        columns.emplace_back("answers");
    }
    columns.emplace_back("call");
    columns.emplace_back("replies");
    return columns;
}

std::vector<std::string> table_fields(Kind kind, json::Object const& line) {
    json::Value const whole(line);
    auto const& answer = whole.at("answer");
    std::vector<std::string> fields;
    for (auto const& column : table_columns(kind)) {
        bool const of_answer = column == "reason" || column == "referred_to" || column == "link";
        if (column == "supports") fields.push_back(std::to_string(*whole.at(column).integer()));
        else if (column == "replies") fields.push_back(replies_text(whole.at(column)));
        else if (column == "answered_at") fields.emplace_back(answer.at("at").text());
        else fields.emplace_back((of_answer ? answer : whole).at(column).text());
    }
    return fields;
}

}
