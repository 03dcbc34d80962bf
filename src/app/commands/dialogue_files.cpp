// Two forms of votes: one vote a line, and one person a line with a column for each statement.
#include "app/commands/dialogue_files.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "platform/files/mapped.h"
#include "platform/tables/csv.h"

namespace commands {

namespace {

using opinion_groups::Answer;
using opinion_groups::StatementState;
using opinion_groups::Vote;

[[noreturn]] void refuse(std::string const& file, std::size_t line, std::string const& why) {
    throw std::runtime_error(file + ", line " + std::to_string(line) + ": " + why);
}

std::optional<std::int64_t> whole(std::string_view text) {
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return {};
    return number;
}

/// Numbers by size, before words by their letters.
struct ById {
    static std::tuple<bool, std::int64_t, std::string_view> key(std::string_view id) {
        auto const number = whole(id);
        return {!number, number.value_or(0), id};
    }
    bool operator()(std::string const& left, std::string const& right) const {
        return key(left) < key(right);
    }
};

using Numbers = std::map<std::string, std::uint32_t, ById>;

/// Gives the ids their numbers in order.
std::vector<std::string> numbered(Numbers& ids) {
    std::vector<std::string> names;
    for (auto& [id, number] : ids) {
        number = static_cast<std::uint32_t>(names.size());
        names.push_back(id);
    }
    return names;
}

/// The first of these columns that the header has.
std::optional<std::size_t> column(tables::Header const& header,
                                  std::initializer_list<std::string_view> names) {
    for (auto const name : names)
        if (auto const found = header.column(name)) return found;
    return {};
}

std::string const& field(std::string const& file, tables::Record const& record,
                         std::size_t column) {
    if (record.rejected()) refuse(file, record.line, "is too long; is this the right file?");
    if (column >= record.fields.size())
        refuse(file, record.line,
               "has " + std::to_string(record.fields.size()) + " fields; column " +
                   std::to_string(column + 1) + " is missing");
    return record.fields[column];
}

/// A vote before people and statements have numbers.
struct ReadVote {
    std::string const* participant = nullptr;
    std::string const* statement = nullptr;
    std::size_t line = 0;
    int answer = 0;
    std::int64_t when = 0;
};

struct ReadVotes {
    Numbers participants = {}, statements = {};
    std::vector<ReadVote> votes = {};
    int agree = 0;  ///< By the documented form; 0 when it is none.
    std::string form = {};
};

std::string const* id_in(Numbers& ids, std::string const& file, std::size_t line,
                         std::string const& id, std::string_view what, std::size_t most) {
    if (id.empty() || id.size() > 100)
        refuse(file, line, "the " + std::string(what) + " must be named with 1–100 bytes");
    auto const found = ids.try_emplace(id, 0).first;
    if (ids.size() > most)
        refuse(file, line,
               "more than " + std::to_string(most) + " " + std::string(what) +
                   "s are not computed; split the dialogue");
    return &found->first;
}

int answer_in(std::string const& file, std::size_t line, std::string const& text) {
    if (text == "1" || text == "-1" || text == "0") return text == "0" ? 0 : text == "1" ? 1 : -1;
    refuse(file, line, "the vote must be 1, 0 or -1, not \"" + text.substr(0, 40) + "\"");
}

void take(ReadVotes& read, std::string const& file, std::size_t line,
          std::string const& participant, std::string const& statement, std::string const& vote,
          std::int64_t when) {
    read.votes.push_back({id_in(read.participants, file, line, participant, "participant",
                                opinion_groups::most_participants),
                          id_in(read.statements, file, line, statement, "statement",
                                opinion_groups::most_statements),
                          line, answer_in(file, line, vote), when});
}

/// One vote a line; the columns stand in any order.
ReadVotes read_list(std::string const& file, tables::CsvReader& reader, std::size_t participant,
                    std::size_t statement, std::size_t vote) {
    auto const& header = reader.header();
    auto const time = column(header, {"timestamp", "created", "modified"});
    ReadVotes read;
    if (header.column("comment-id") && header.column("voter-id")) {
        read.agree = 1;
        read.form = "an export of votes (comment-id, voter-id), where agreeing is 1";
    } else if (header.column("tid") && header.column("pid")) {
        read.agree = -1;
        read.form = "Polis' own table of votes (tid, pid), where agreeing is -1";
    }
    tables::Record record;
    for (std::int64_t number = 0; reader.next(record); ++number) {
        auto when = number;
        if (time) {
            auto const& text = field(file, record, *time);
            auto const said = whole(text);
            if (!said)
                refuse(file, record.line,
                       "the time must be a whole number, not \"" + text.substr(0, 40) + "\"");
            when = *said;
        }
        take(read, file, record.line, field(file, record, participant),
             field(file, record, statement), field(file, record, vote), when);
    }
    return read;
}

/// One person a line; columns that are named by numbers are statements.
ReadVotes read_matrix(std::string const& file, tables::CsvReader& reader, std::size_t participant) {
    ReadVotes read{.agree = 1, .form = "a table of participants, where agreeing is 1"};
    auto const& names = reader.header().names();
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (whole(names[i])) columns.push_back(i);
    if (columns.empty())
        refuse(file, 1, "has no column for a statement (statements are named by numbers)");
    for (tables::Record record; reader.next(record);) {
        auto const& person = field(file, record, participant);
        id_in(read.participants, file, record.line, person, "participant",
              opinion_groups::most_participants);
        for (auto const at : columns)
            if (auto const& vote = field(file, record, at); !vote.empty())
                take(read, file, record.line, person, names[at], vote, 0);
    }
    return read;
}

ReadVotes read_votes(std::string const& file) {
    files::Mapped const bytes(file);
    tables::CsvReader reader(bytes.bytes());
    auto const& header = reader.header();
    auto const participant = column(header, {"voter-id", "pid", "participant-id", "participant"});
    auto const statement = column(header, {"comment-id", "tid", "statement-id", "statement"});
    auto const vote = column(header, {"vote"});
    if (participant && statement && vote)
        return read_list(file, reader, *participant, *statement, *vote);
    if (participant && !vote) return read_matrix(file, reader, *participant);
    refuse(file, 1,
           "the columns must be voter-id, comment-id and vote, or participant and a column for "
           "each statement");
}

long number_in(std::string const& file, tables::Record const& record,
               std::optional<std::size_t> at) {
    if (!at) return -1;
    auto const& text = field(file, record, *at);
    auto const number = whole(text);
    if (!number || *number < 0)
        refuse(file, record.line, "\"" + text.substr(0, 40) + "\" is no count of votes");
    return static_cast<long>(*number);
}

/// Polis: -1 moderated out, 0 not looked at, 1 let through.
StatementState state_in(std::string const& file, tables::Record const& record,
                        std::optional<std::size_t> moderated, std::optional<std::size_t> meta) {
    if (meta) {
        auto const& text = field(file, record, *meta);
        if (text == "true" || text == "True" || text == "1") return StatementState::background;
    }
    if (!moderated) return StatementState::active;
    auto const& text = field(file, record, *moderated);
    if (text == "-1") return StatementState::moderated_out;
    if (text == "0" || text == "1") return StatementState::active;
    refuse(file, record.line,
           "\"moderated\" must be -1, 0 or 1, not \"" + text.substr(0, 40) + "\"");
}

std::map<std::string, DialogueStatement, ById> read_comments(std::string const& file) {
    files::Mapped const bytes(file);
    tables::CsvReader reader(bytes.bytes());
    auto const& header = reader.header();
    auto const id = column(header, {"comment-id", "tid", "statement-id", "statement"});
    if (!id) refuse(file, 1, "has no column \"comment-id\"");
    auto const moderated = column(header, {"moderated", "mod"});
    auto const meta = column(header, {"is-meta", "is_meta"});
    auto const text = column(header, {"comment-body", "txt", "text"});
    std::map<std::string, DialogueStatement, ById> statements;
    for (tables::Record record; reader.next(record);) {
        auto const& name = field(file, record, *id);
        if (name.empty()) refuse(file, record.line, "the statement has no id");
        DialogueStatement const read{name, text ? field(file, record, *text) : "",
                                     state_in(file, record, moderated, meta),
                                     number_in(file, record, header.column("agrees")),
                                     number_in(file, record, header.column("disagrees"))};
        if (!statements.try_emplace(name, read).second)
            refuse(file, record.line, "the statement \"" + name + "\" is there twice");
    }
    return statements;
}

/// What agreeing is by the counts of the comments: 1, -1, or 0 when they do not tell.
int agree_by_counts(std::vector<DialogueStatement> const& statements,
                    std::vector<Vote> const& votes) {
    std::vector<long> balance(statements.size());
    for (auto const& vote : votes) balance[vote.statement] += static_cast<int>(vote.answer);
    std::size_t same = 0, opposite = 0;
    for (std::size_t i = 0; i < statements.size(); ++i) {
        auto const said = statements[i].agrees - statements[i].disagrees;
        if (statements[i].agrees < 0 || said == 0 || balance[i] == 0) continue;
        ++((said > 0) == (balance[i] > 0) ? same : opposite);
    }
    // Counts of exports are not always those of their votes, but nearly.
    if (same > 9 * opposite) return 1;
    return opposite > 9 * same ? -1 : 0;
}

/// What agreeing is, and how that is known; asks where the files contradict each other or are
/// silent.
void decide_agree(DialogueFiles& files, ReadVotes const& read, std::string const& votes,
                  int asked) {
    auto const counted = agree_by_counts(files.statements, files.votes);
    files.agree = asked != 0 ? asked : read.agree != 0 ? read.agree : counted;
    files.agree_by = asked != 0        ? "as asked for"
                     : read.agree != 0 ? read.form
                                       : "the counts of the comments";
    if (files.agree == 0)
        throw std::runtime_error(votes +
                                 " does not tell whether 1 or -1 is agreeing; say --agree 1 or "
                                 "--agree -1");
    if (asked == 0 && counted != 0 && counted != files.agree)
        throw std::runtime_error(votes + " is " + read.form +
                                 ", but by the counts of the comments it is the opposite; say "
                                 "--agree 1 or --agree -1");
}

/// The statements of the comments, or of the votes where there are none.
std::vector<DialogueStatement> statements_of(ReadVotes& read, std::string const& comments) {
    std::vector<DialogueStatement> statements;
    if (comments.empty()) {
        for (auto& name : numbered(read.statements)) statements.push_back({std::move(name)});
        return statements;
    }
    auto told = read_comments(comments);
    for (auto& [name, statement] : told) {
        if (auto const found = read.statements.find(name); found != read.statements.end())
            found->second = static_cast<std::uint32_t>(statements.size());
        statements.push_back(std::move(statement));
    }
    return statements;
}

/// Votes on statements that the comments do not have cannot be counted.
void refuse_unknown(ReadVotes const& read, std::vector<DialogueStatement> const& statements,
                    std::string const& votes, std::string const& comments) {
    for (auto const& vote : read.votes) {
        auto const number = read.statements.find(*vote.statement)->second;
        if (number >= statements.size() || statements[number].id != *vote.statement)
            refuse(votes, vote.line,
                   "there is no statement \"" + *vote.statement + "\" in " + comments);
    }
}

}

DialogueFiles read_dialogue(std::string const& votes, std::string const& comments, int agree) {
    auto read = read_votes(votes);
    DialogueFiles files{numbered(read.participants), statements_of(read, comments)};
    if (!comments.empty()) refuse_unknown(read, files.statements, votes, comments);
    files.votes.reserve(read.votes.size());
    for (auto const& vote : read.votes)
        files.votes.push_back({read.participants.find(*vote.participant)->second,
                               read.statements.find(*vote.statement)->second,
                               static_cast<Answer>(vote.answer), vote.when});
    decide_agree(files, read, votes, agree);
    if (files.agree < 0)
        for (auto& vote : files.votes)
            vote.answer = static_cast<Answer>(-static_cast<int>(vote.answer));
    return files;
}

}
