// Calls as contributions see them, and what was answered.
#include "features/ideas/actions.h"
#include "features/ideas/asked/store.h"
#include "features/ideas/letters.h"
#include "features/ideas/merging.h"

namespace ideas::asked {

namespace {

json::Value optional(std::optional<std::int64_t> const& number) {
    return number ? json::Value(*number) : json::Value();
}

std::optional<std::int64_t> optional_in(json::Value const& value) {
    auto const* number = value.integer();
    return number ? std::optional(*number) : std::nullopt;
}

std::string questions_text(std::vector<Question> const& questions) {
    json::Array all;
    for (auto const& one : questions) all.push_back(as_json(one));
    return json::write(json::Value(std::move(all)));
}

std::vector<Question> questions_in(std::string_view text) {
    std::vector<Question> all;
    auto const read = json::parse(text);
    if (!read) return all;
    for (auto const& one : read->elements()) all.push_back(question_in(one));
    return all;
}

std::string replies_text(std::vector<Reply> const& replies) {
    json::Array all;
    for (auto const& one : replies)
        all.push_back(json::Object{{"question", one.question},
                                   {"kind", name(one.kind)},
                                   {"label", one.label},
                                   {"value", one.value}});
    return json::write(json::Value(std::move(all)));
}

std::vector<Reply> replies_in(std::string_view text) {
    std::vector<Reply> all;
    auto const read = json::parse(text);
    if (!read) return all;
    for (auto const& one : read->elements())
        all.push_back({std::string(one.at("question").text()),
                       parse_question_kind(one.at("kind").text()).value_or(QuestionKind::line),
                       std::string(one.at("label").text()), std::string(one.at("value").text())});
    return all;
}

std::vector<NeedId> in_time(db::Reader& reader, std::string_view call) {
    return reader.all(
        "SELECT need FROM need_asked_replies WHERE call_id = $1 AND is_late = 0 ORDER BY need DESC",
        {call}, [](db::Row const& row) { return row.id<NeedId>(0); });
}

}

json::Value as_json(Question const& question) {
    json::Array choices;
    for (auto const& one : question.choices) choices.emplace_back(one);
    return json::Object{{"id", question.id},
                        {"kind", name(question.kind)},
                        {"label", question.label},
                        {"hint", question.hint},
                        {"required", question.is_required},
                        {"longest", question.longest},
                        {"least", optional(question.least)},
                        {"most", optional(question.most)},
                        {"choices", std::move(choices)}};
}

Question question_in(json::Value const& value) {
    auto const* required = value.at("required").truth();
    auto const* longest = value.at("longest").integer();
    Question question{
        .id = std::string(value.at("id").text()),
        .kind = parse_question_kind(value.at("kind").text()).value_or(QuestionKind::line),
        .label = std::string(value.at("label").text()),
        .hint = std::string(value.at("hint").text()),
        .is_required = required && *required,
        .longest = longest ? *longest : 0,
        .least = optional_in(value.at("least")),
        .most = optional_in(value.at("most"))};
    for (auto const& one : value.at("choices").elements())
        question.choices.emplace_back(one.text());
    return question;
}

void put(db::Transaction& tx, Asking const& asking) {
    forget(tx, asking.call);
    tx.run(
        "INSERT INTO need_asked (call_id, organisation, title, language, path, takes_needs,"
        " takes_ideas, takers, questions, opens_at, closes_at, is_open, result)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        {asking.call, asking.organisation, asking.title, asking.language, asking.path,
         asking.takes_needs ? 1 : 0, asking.takes_ideas ? 1 : 0, name(asking.takers),
         questions_text(asking.questions), asking.opens_at, asking.closes_at,
         asking.is_open ? 1 : 0, asking.result});
}

std::optional<Asking> find(db::Reader& reader, std::string_view call) {
    return reader.first(
        "SELECT call_id, organisation, title, language, path, takes_needs, takes_ideas, takers,"
        " questions, opens_at, closes_at, is_open, result FROM need_asked WHERE call_id = $1",
        {call}, [](db::Row const& row) {
            return Asking{.call = row.text(0),
                          .organisation = row.id<organisations::OrganisationId>(1),
                          .title = row.text(2),
                          .language = row.text(3),
                          .path = row.text(4),
                          .takes_needs = row.integer(5) != 0,
                          .takes_ideas = row.integer(6) != 0,
                          .takers = parse_takers(row.view(7)).value_or(Takers::employees),
                          .questions = questions_in(row.view(8)),
                          .opens_at = row.time(9),
                          .closes_at = row.time(10),
                          .is_open = row.integer(11) != 0,
                          .result = row.text(12)};
        });
}

void forget(db::Transaction& tx, std::string_view call) {
    tx.run("DELETE FROM need_asked WHERE call_id = $1", {call});
}

void keep(db::Transaction& tx, NeedId need, Answered const& answered) {
    forget_answered(tx, need.text());
    tx.run(
        "INSERT INTO need_asked_replies (need, call_id, replies, is_late) VALUES ($1, $2, $3, $4)",
        {need, answered.call, replies_text(answered.replies), answered.is_late ? 1 : 0});
}

std::optional<Answered> answered(db::Reader& reader, NeedId need) {
    return reader.first("SELECT call_id, replies, is_late FROM need_asked_replies WHERE need = $1",
                        {need}, [](db::Row const& row) {
                            return Answered{row.text(0), replies_in(row.view(1)),
                                            row.integer(2) != 0};
                        });
}

std::map<NeedId, Answered> answered_between(db::Reader& reader, NeedId first, NeedId last) {
    std::map<NeedId, Answered> found;
    reader.each(
        "SELECT need, call_id, replies, is_late FROM need_asked_replies"
        " WHERE need >= $1 AND need <= $2",
        {first, last}, [&](db::Row const& row) {
            found.emplace(row.id<NeedId>(0),
                          Answered{row.text(1), replies_in(row.view(2)), row.integer(3) != 0});
            return true;
        });
    return found;
}

void append_json(json::Object& line, std::optional<Answered> const& answered) {
    json::Array replies;
    if (answered)
        for (auto const& one : answered->replies)
            replies.push_back(json::Object{
                {"question", one.question}, {"label", one.label}, {"value", one.value}});
    bool const counts = answered && !answered->is_late;
    line.append("call", counts ? json::Value(answered->call) : json::Value());
    line.append("replies", std::move(replies));
}

void forget_answered(db::Transaction& tx, std::string_view need) {
    tx.run("DELETE FROM need_asked_replies WHERE need = $1", {need});
}

std::int64_t count(db::Reader& reader, std::string_view call) {
    return reader.number(
        "SELECT count(*) FROM need_asked_replies r JOIN needs n ON n.id = r.need"
        " WHERE r.call_id = $1 AND r.is_late = 0 AND n.visibility <> 'withdrawn'",
        {call});
}

namespace {

std::vector<NeedId> told_before(db::Reader& reader, std::string_view call, std::string_view before,
                                std::size_t limit) {
    return reader.all(
        "SELECT r.need FROM need_asked_replies r JOIN needs n ON n.id = r.need"
        " WHERE r.call_id = $1 AND r.is_late = 0 AND r.need < $2"
        " AND n.visibility IN ('public', 'merged') ORDER BY r.need DESC LIMIT $3",
        {call, before, limit}, [](db::Row const& row) { return row.id<NeedId>(0); });
}

/// Nothing for what not everybody may read where it lives, and for what lives in another answer to
/// the same call: it is shown there.
std::optional<Brief> brief_of(db::Reader& reader, std::string_view call, NeedId id) {
    auto const told = ideas::find(reader, id);
    if (!told) return std::nullopt;
    auto const home = home_of(reader, *told);
    if (home.visibility != Visibility::public_) return std::nullopt;
    auto const there = home.id == told->id ? std::nullopt : answered(reader, home.id);
    if (there && there->call == call) return std::nullopt;
    return Brief{subject_of(home),
                 home.told.title,
                 home.told.language,
                 path_of(home),
                 std::string(ideas::name(home.state)),
                 id.string()};
}

}

std::vector<Brief> shown(db::Reader& reader, std::string_view call, std::string_view before,
                         std::size_t limit) {
    std::vector<Brief> all;
    std::string from(before.empty() ? std::string_view("~") : before);
    // Some are passed over: it is read on until there are enough.
    while (all.size() < limit) {
        auto const found = told_before(reader, call, from, limit);
        for (auto const& id : found)
            if (auto brief = brief_of(reader, call, id); brief && all.size() < limit)
                all.push_back(*std::move(brief));
        if (found.size() < limit) break;
        from = found.back().string();
    }
    return all;
}

std::vector<activity::Subject> all_of(db::Reader& reader, std::string_view call,
                                      std::size_t limit) {
    return reader.all(
        "SELECT n.kind, n.id FROM need_asked_replies r JOIN needs n ON n.id = r.need"
        " WHERE r.call_id = $1 AND r.is_late = 0"
        " ORDER BY CASE WHEN n.visibility = 'public' THEN 0 ELSE 1 END, n.id LIMIT $2",
        {call, limit},
        [](db::Row const& row) { return activity::Subject{row.text(0), row.text(1)}; });
}

void tell_takers(web::Services& services, db::Transaction& tx, std::string_view call,
                 Letter const& letter) {
    for (auto const& id : in_time(tx, call)) {
        auto const need = ideas::find(tx, id);
        if (need && need->visibility != Visibility::withdrawn)
            tell_taker(services, tx, *need, letter);
    }
}

}
