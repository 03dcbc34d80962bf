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

}

json::Object need_json(Need const& need, std::vector<Event> const& history,
                       organisations::Directory const& directory, std::string const& base) {
    auto const& told = need.told;
    auto const* receiver = directory.find(told.organisation);
    json::Array additions;
    for (auto const& event : history)
        if (event.what == Happened::added && event.shown)
            additions.push_back(json::Object{{"at", basics::iso(event.at)}, {"text", event.words}});
    return {{"id", need.id.text()},
            {"address", base + "/sv" + path_of(need)},
            {"title", told.title},
            {"story", told.story},
            {"language", told.language},
            {"for_whom", text_or_null(told.for_whom)},
            {"how_often", name(told.how_often)},
            {"place", text_or_null(told.place)},
            {"organisation", told.organisation.text()},
            {"organisation_name", receiver ? json::Value(receiver->name) : json::Value()},
            {"way", name(need.way)},
            {"state", name(need.state)},
            {"visibility", name(need.visibility)},
            {"answer", answer_json(history)},
            {"additions", std::move(additions)},
            {"told_at", basics::iso(need.told_at)},
            {"updated_at", basics::iso(need.updated_at)},
            {"version", need.version}};
}

std::vector<std::string> table_columns() {
    return {"id",          "title",        "story",
            "language",    "for_whom",     "how_often",
            "place",       "organisation", "organisation_name",
            "way",         "state",        "reason",
            "referred_to", "link",         "answered_at",
            "told_at",     "updated_at",   "address"};
}

std::vector<std::string> table_fields(json::Object const& need) {
    json::Value const whole(need);
    auto const& answer = whole.at("answer");
    std::vector<std::string> fields;
    for (auto const& column : table_columns()) {
        bool const of_answer = column == "reason" || column == "referred_to" || column == "link";
        if (column == "answered_at") fields.emplace_back(answer.at("at").text());
        else fields.emplace_back((of_answer ? answer : whole).at(column).text());
    }
    return fields;
}

}
