// Rows ↔ values.
#include "features/questions/store.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "platform/secrets/secrets.h"

namespace questions {

namespace {

#define QUESTION_COLUMNS                                                                    \
    "q.id, q.kind, q.title, q.story, q.language, q.organisation, q.asked_by, q.audience,"   \
    " q.network, q.visibility, q.is_hidden, q.state, q.last_day, q.asked_at, q.updated_at," \
    " q.closed_at, q.summary, q.answers, q.interested, q.version"

Question read_question(db::Row const& row) {
    Question one;
    one.id = row.id<QuestionId>(0);
    one.asked = {.kind = parse_kind(row.view(1)).value_or(Kind::question),
                 .title = row.text(2),
                 .story = row.text(3),
                 .language = texts::parse_language(row.view(4)).value_or(texts::Language::sv),
                 .organisation = row.id<OrganisationId>(5),
                 .audience = parse_audience(row.view(7)).value_or(Audience::all),
                 .network = row.id<NetworkId>(8),
                 .visibility = parse_visibility(row.view(9)).value_or(Visibility::asked),
                 .last_day = basics::parse_iso_date(row.view(12)).value_or(basics::Date())};
    one.by = row.id<members::MemberId>(6);
    one.is_hidden = row.integer(10) != 0;
    one.is_closed = row.view(11) == "closed";
    one.asked_at = row.time(13);
    one.updated_at = row.time(14);
    one.closed_at = row.time(15);
    one.summary = row.text(16);
    one.answers = row.integer(17);
    one.interested = row.integer(18);
    one.version = row.integer(19);
    return one;
}

Answer read_answer(db::Row const& row) {
    auto const way = row.view(6), standing = row.view(7);
    return {.id = row.id<AnswerId>(0),
            .organisation = row.id<OrganisationId>(1),
            .by = row.id<members::MemberId>(2),
            .name = row.text(3),
            .address = row.text(4),
            .words = row.text(5),
            .way = way == "mail"      ? Way::mail
                   : way == "link"    ? Way::link
                   : way == "program" ? Way::program
                                      : Way::page,
            .standing = standing == "shown"  ? Standing::shown
                        : standing == "kept" ? Standing::kept
                                             : Standing::refused,
            .files = row.integer(8),
            .given_at = row.time(9)};
}

}

std::optional<Question> find(db::Reader& reader, QuestionId id) {
    return reader.first("SELECT " QUESTION_COLUMNS " FROM questions q WHERE q.id = $1", {id},
                        read_question);
}

void put(db::Transaction& tx, Question const& q) {
    auto const last_day =
        q.asked.last_day.year == 0 ? std::string() : basics::iso(q.asked.last_day);
    tx.run("DELETE FROM questions WHERE id = $1", {q.id});
    tx.run(
        "INSERT INTO questions (id, kind, title, story, language, organisation, asked_by,"
        " audience, network, visibility, is_hidden, state, last_day, asked_at, updated_at,"
        " closed_at, summary, answers, interested, version) VALUES ($1, $2, $3, $4, $5, $6, $7,"
        " $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
        {q.id,
         name(q.asked.kind),
         q.asked.title,
         q.asked.story,
         texts::code(q.asked.language),
         q.asked.organisation,
         q.by,
         name(q.asked.audience),
         q.asked.network,
         name(q.asked.visibility),
         q.is_hidden ? 1 : 0,
         q.is_closed ? "closed" : "open",
         last_day,
         q.asked_at,
         q.updated_at,
         q.closed_at,
         q.summary,
         q.answers,
         q.interested,
         q.version});
}

std::string write(Place const& place) {
    return std::to_string(place.asked_at.microseconds) + "." + place.id;
}

std::optional<Place> parse_place(std::string_view text) {
    auto const dot = text.find('.');
    Place place;
    if (dot == text.npos) return std::nullopt;
    auto const [end, problem] =
        std::from_chars(text.data(), text.data() + dot, place.asked_at.microseconds);
    auto const id = QuestionId::parse(text.substr(dot + 1));
    if (problem != std::errc() || end != text.data() + dot || !id) return std::nullopt;
    place.id = id->string();
    return place;
}

std::vector<Question> listed(db::Reader& reader, Filter const& filter,
                             std::optional<Place> const& after, std::size_t limit) {
    auto const at = after ? after->asked_at.microseconds : std::numeric_limits<std::int64_t>::max();
    std::string const id = after ? after->id : "~";
    std::string_view const kind = filter.kind ? name(*filter.kind) : std::string_view();
    std::string_view const state = !filter.is_closed   ? std::string_view()
                                   : *filter.is_closed ? "closed"
                                                       : "open";
    return reader.all("SELECT " QUESTION_COLUMNS
                      " FROM questions q WHERE q.visibility = 'public' AND q.is_hidden = 0"
                      " AND (q.asked_at, q.id) < ($1, $2) AND ($3 = '' OR q.kind = $3)"
                      " AND ($4 = '' OR q.state = $4)"
                      " ORDER BY q.asked_at DESC, q.id DESC LIMIT $5",
                      {at, id, kind, state, limit}, read_question);
}

void each_public(db::Reader& reader, std::string_view after,
                 std::function<bool(Question const&)> const& take) {
    reader.each("SELECT " QUESTION_COLUMNS
                " FROM questions q WHERE q.visibility = 'public' AND q.is_hidden = 0"
                " AND q.id > $1 ORDER BY q.id",
                {after}, [&](db::Row const& row) { return take(read_question(row)); });
}

std::vector<Question> waiting_for(db::Reader& reader, OrganisationId const& organisation,
                                  std::size_t limit) {
    return reader.all("SELECT " QUESTION_COLUMNS
                      " FROM question_asked a JOIN questions q ON q.id = a.question"
                      " WHERE a.organisation = $1 AND q.state = 'open' AND q.is_hidden = 0"
                      " AND NOT EXISTS (SELECT 1 FROM question_answers w WHERE w.question = q.id"
                      " AND w.organisation = $1 AND w.standing = 'shown')"
                      " ORDER BY q.asked_at DESC, q.id DESC LIMIT $2",
                      {organisation, limit}, read_question);
}

std::vector<Question> asked_by(db::Reader& reader, OrganisationId const& organisation,
                               std::size_t limit) {
    return reader.all("SELECT " QUESTION_COLUMNS
                      " FROM questions q WHERE q.organisation = $1"
                      " ORDER BY q.asked_at DESC, q.id DESC LIMIT $2",
                      {organisation, limit}, read_question);
}

std::int64_t asked_since(db::Reader& reader, OrganisationId const& organisation,
                         basics::Time since) {
    return reader.number("SELECT count(*) FROM questions WHERE organisation = $1 AND asked_at > $2",
                         {organisation, since});
}

std::optional<QuestionId> sent_before(db::Reader& reader, std::string_view hash) {
    return reader.first("SELECT question FROM question_sendings WHERE hash = $1", {hash},
                        [](db::Row const& row) { return row.id<QuestionId>(0); });
}

void add_sending(db::Transaction& tx, std::string_view hash, QuestionId question, basics::Time at) {
    tx.run("INSERT INTO question_sendings (hash, question, at) VALUES ($1, $2, $3)",
           {hash, question, at});
}

std::vector<Answer> answers(db::Reader& reader, QuestionId question) {
    return reader.all(
        "SELECT id, organisation, given_by, name, address, words, way, standing, files,"
        " given_at FROM question_answers WHERE question = $1 ORDER BY given_at, id",
        {question}, read_answer);
}

void add_answer(db::Transaction& tx, QuestionId question, Answer const& a) {
    tx.run(
        "INSERT INTO question_answers (question, id, organisation, given_by, name, address, words,"
        " way, standing, files, given_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,"
        " $11)",
        {question, a.id, a.organisation, a.by, a.name, a.address, a.words, name(a.way),
         name(a.standing), a.files, a.given_at});
}

bool set_standing(db::Transaction& tx, QuestionId question, AnswerId answer, Standing before,
                  Standing now) {
    return tx.run(
               "UPDATE question_answers SET standing = $4 WHERE question = $1 AND id = $2"
               " AND standing = $3",
               {question, answer, name(before), name(now)}) > 0;
}

std::vector<Interest> interests(db::Reader& reader, QuestionId question) {
    return reader.all(
        "SELECT organisation, member, at FROM question_interests WHERE question = $1"
        " ORDER BY at, organisation",
        {question}, [](db::Row const& row) {
            return Interest{row.id<OrganisationId>(0), row.id<members::MemberId>(1), row.time(2)};
        });
}

bool add_interest(db::Transaction& tx, QuestionId question, Interest const& interest) {
    return tx.run(
               "INSERT INTO question_interests (question, organisation, member, at)"
               " VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
               {question, interest.organisation, interest.member, interest.at}) > 0;
}

bool remove_interest(db::Transaction& tx, QuestionId question, OrganisationId const& organisation) {
    return tx.run("DELETE FROM question_interests WHERE question = $1 AND organisation = $2",
                  {question, organisation}) > 0;
}

std::vector<LinkTo> links(db::Reader& reader, QuestionId question) {
    return reader.all("SELECT kind, subject FROM question_links WHERE question = $1 ORDER BY place",
                      {question},
                      [](db::Row const& row) { return LinkTo{row.text(0), row.text(1)}; });
}

void put_links(db::Transaction& tx, QuestionId question, std::vector<LinkTo> const& all) {
    tx.run("DELETE FROM question_links WHERE question = $1", {question});
    std::int64_t place = 0;
    for (auto const& one : all)
        tx.run(
            "INSERT INTO question_links (question, kind, subject, place) VALUES ($1, $2, $3, $4)",
            {question, one.kind, one.subject, ++place});
}

std::vector<QuestionId> asked_about(db::Reader& reader, std::string_view kind,
                                    std::string_view subject) {
    return reader.all(
        "SELECT question FROM question_links WHERE kind = $1 AND subject = $2 ORDER BY question",
        {kind, subject}, [](db::Row const& row) { return row.id<QuestionId>(0); });
}

std::vector<Question> leading_to(db::Reader& reader, std::string_view kind,
                                 std::string_view subject, std::size_t limit) {
    return reader.all("SELECT " QUESTION_COLUMNS
                      " FROM question_links l JOIN questions q ON q.id = l.question"
                      " WHERE l.kind = $1 AND l.subject = $2 AND q.visibility = 'public'"
                      " AND q.is_hidden = 0 ORDER BY q.asked_at DESC LIMIT $3",
                      {kind, subject, limit}, read_question);
}

void add_reply_way(db::Transaction& tx, std::string_view secret, ReplyWay const& way,
                   basics::Time at) {
    auto const hash = secrets::hash(secret);
    tx.run(
        "INSERT INTO question_reply_ways (hash, question, organisation, address, member, made_at)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        {hash, way.question, way.organisation, way.address, way.member, at});
}

std::optional<ReplyWay> reply_way(db::Reader& reader, std::string_view secret) {
    auto const hash = secrets::hash(secret);
    return reader.first(
        "SELECT question, organisation, address, member FROM question_reply_ways WHERE hash = $1",
        {hash}, [](db::Row const& row) {
            return ReplyWay{row.id<QuestionId>(0), row.id<OrganisationId>(1), row.text(2),
                            row.id<members::MemberId>(3)};
        });
}

bool take_message(db::Transaction& tx, std::string_view hash, QuestionId question,
                  basics::Time at) {
    return tx.run(
               "INSERT INTO question_messages (hash, question, at) VALUES ($1, $2, $3)"
               " ON CONFLICT DO NOTHING",
               {hash, question, at}) > 0;
}

}
