// Files of dialogues as they come, right and wrong.
#include "app/commands/dialogue_files.h"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

#include "platform/db/temporary.h"

using namespace commands;
using opinion_groups::Answer;
using opinion_groups::StatementState;

namespace {

class Files {
public:
    std::string write(std::string const& name, std::string const& content) const {
        auto const path = folder_.path() / name;
        std::ofstream(path, std::ios::binary) << content;
        return path.string();
    }

private:
    db::TemporaryFolder folder_;
};

std::string const exported = "timestamp,datetime,comment-id,voter-id,vote\n";

/// Why the files are refused.
std::string why(std::string const& votes, std::string const& comments = "", int agree = 0) {
    Files const files;
    try {
        auto const file = files.write("votes", votes);
        read_dialogue(file, comments.empty() ? "" : files.write("comments", comments), agree);
    } catch (std::runtime_error const& error) { return error.what(); }
    return {};
}

bool has(std::string const& text, std::string_view part) {
    INFO(text);
    return text.find(part) != std::string::npos;
}

}

TEST_CASE("an export of votes is read, whatever the order of its columns and lines") {
    Files const files;
    auto const one =
        read_dialogue(files.write("a", exported + "7,d,10,b,1\n9,d,2,b,-1\n8,d,10,a,0\n"), "", 0);
    CHECK(one.participants == std::vector<std::string>{"a", "b"});
    REQUIRE(one.statements.size() == 2);
    CHECK(one.statements[0].id == "2");
    CHECK(one.statements[1].id == "10");
    REQUIRE(one.votes.size() == 3);
    CHECK(one.votes[0].participant == 1);
    CHECK(one.votes[0].statement == 1);
    CHECK(one.votes[0].answer == Answer::agree);
    CHECK(one.votes[0].when == 7);
    CHECK(one.agree == 1);
    auto const other = read_dialogue(
        files.write("b", "vote;voter-id;comment-id\r\n1;b;10\r\n-1;b;2\r\n0;a;10\r\n"), "", 0);
    CHECK(other.participants == one.participants);
    CHECK(other.votes[1].answer == Answer::disagree);
    CHECK(other.votes[1].when == 1);
}

TEST_CASE("a table of participants is read, with empty fields for what was not answered") {
    Files const files;
    auto const read = read_dialogue(
        files.write("a", "participant,group-id,n-votes,0,1,12\n5,0,2,1,,-1\n6,,0,,,\n"), "", 0);
    CHECK(read.participants == std::vector<std::string>{"5", "6"});
    CHECK(read.statements.size() == 2);
    CHECK(read.statements[1].id == "12");
    REQUIRE(read.votes.size() == 2);
    CHECK(read.votes[1].answer == Answer::disagree);
}

TEST_CASE("Polis' own tables have agreeing as -1, and it is turned round") {
    Files const files;
    auto const read = read_dialogue(files.write("a", "pid,tid,vote\n1,1,-1\n"), "", 0);
    CHECK(read.agree == -1);
    CHECK(read.votes[0].answer == Answer::agree);
    CHECK(read_dialogue(files.write("a", "pid,tid,vote\n1,1,-1\n"), "", 1).votes[0].answer ==
          Answer::disagree);
}

TEST_CASE("what agreeing is, is asked for where it is not known") {
    std::string const unknown = "participant,statement,vote\n1,1,-1\n2,1,-1\n";
    CHECK(has(why(unknown), "say --agree 1 or --agree -1"));
    CHECK(why(unknown, "", 1).empty());
    CHECK(why(unknown, "", -1).empty());
    // The counts of the comments tell.
    CHECK(why(unknown, "comment-id,agrees,disagrees\n1,0,2\n").empty());
    // The form says one thing and the counts another.
    auto const votes = exported + "1,d,1,1,-1\n1,d,1,2,-1\n";
    CHECK(has(why(votes, "comment-id,agrees,disagrees\n1,2,0\n"), "it is the opposite"));
    CHECK(why(votes, "comment-id,agrees,disagrees\n1,0,2\n").empty());
    CHECK(why(votes, "comment-id,agrees,disagrees\n1,2,0\n", -1).empty());
}

TEST_CASE("comments tell which statements are out, and name those without votes") {
    Files const files;
    auto const read = read_dialogue(
        files.write("votes", exported + "1,d,2,a,1\n"),
        files.write("comments",
                    "comment-id,moderated,is-meta,comment-body\n3,-1,false,\"Två\nrader\"\n"
                    "2,1,true,Jag hyr\n1,0,false,Ett\n"),
        0);
    REQUIRE(read.statements.size() == 3);
    CHECK(read.statements[0].state == StatementState::active);
    CHECK(read.statements[1].state == StatementState::background);
    CHECK(read.statements[2].state == StatementState::moderated_out);
    CHECK(read.statements[2].text == "Två\nrader");
    CHECK(read.votes[0].statement == 1);
}

TEST_CASE("what is wrong is told with its line") {
    CHECK(has(why(""), "line 1: the columns must be"));
    CHECK(has(why("a,b\n1,2\n"), "line 1: the columns must be"));
    CHECK(has(why(exported + "1,d,1,1,1\n2,d,1,2,2\n"), "line 3: the vote must be 1, 0 or -1"));
    CHECK(has(why(exported + "1,d,1,1,\n"), "line 2: the vote must be"));
    CHECK(has(why(exported + "soon,d,1,1,1\n"), "line 2: the time must be a whole number"));
    CHECK(has(why(exported + "1,d,,1,1\n"), "line 2: the statement must be named"));
    CHECK(has(why(exported + "1,d,1,,1\n"), "line 2: the participant must be named"));
    CHECK(has(why(exported + "1,d\n"), "line 2: has 2 fields"));
    CHECK(has(why(exported + "1,d,7,1,1\n", "comment-id\n1\n"),
              "line 2: there is no statement \"7\""));
    CHECK(has(why(exported, "comment-id\n1\n1\n"), "line 3: the statement \"1\" is there twice"));
    CHECK(has(why(exported, "comment-id,moderated\n1,maybe\n"), "line 2: \"moderated\" must be"));
    CHECK(has(why(exported, "text\n1\n"), "line 1: has no column"));
    CHECK(has(why("participant,group-id\n1,0\n"), "has no column for a statement"));
    CHECK(why(exported).empty());
}
