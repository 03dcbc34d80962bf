// How registers are read: made-up files, so that each rule is seen alone.
#include <doctest/doctest.h>

#include <stdexcept>

#include "services/registers/registers.h"

using namespace registers;

namespace {

resources::File const files[] = {
    {"registers/broken_number.csv", "# source: us\ncode,size\n1,many\n"},
    {"registers/broken_row.csv", "# source: us\ncode,size\n1,2\n3\n"},
    {"registers/colours.csv",
     "# source: us, and others; year 2024\ncode,name_sv,name_en,name_nb,size,aliases\n"
     "01,Röd,Red,Rød,1.5,Rött|Röda\n02,\"Blå, mörk\",,,,\n"},
    {"registers/silent.csv", "code\n1\n"},
};
resources::Resources const ours(files);

}

TEST_CASE("rows are read by the names of their columns") {
    std::vector<std::string> codes;
    each(ours, "colours", [&](Row const& row) {
        codes.push_back(row.text("code"));
        if (row.text("code") == "01") {
            CHECK(row.names() == Names{{texts::Language::sv, "Röd"},
                                       {texts::Language::en, "Red"},
                                       {texts::Language::nb, "Rød"}});
            CHECK(row.number("size") == 1.5);
            CHECK(row.list("aliases") == std::vector<std::string>{"Rött", "Röda"});
        } else {
            CHECK(row.text("name_sv") == "Blå, mörk");
            CHECK(row.names().size() == 1);
            CHECK(row.number("size") == std::nullopt);
            CHECK(row.list("aliases").empty());
        }
    });
    CHECK(codes == std::vector<std::string>{"01", "02"});
}

TEST_CASE("a name that is missing in a language is taken from the next best") {
    using enum texts::Language;
    CHECK(name_in({{sv, "Lag"}, {en, "Law"}}, nb) == "Lag");
    CHECK(name_in({{en, "Law"}, {nb, "Lov"}}, sv) == "Lov");
    CHECK(name_in({}, en) == "");
}

TEST_CASE("a register says where it comes from") {
    CHECK(source(ours, "colours") == "us, and others; year 2024");
    CHECK_THROWS_AS(source(ours, "silent"), std::runtime_error);
}

TEST_CASE("a mistake in a register stops the program and names the place") {
    auto const read_size = [](Row const& row) { row.integer("size"); };
    CHECK_THROWS_WITH(each(ours, "broken_number", read_size),
                      "registers/broken_number.csv:3: \"many\" in size is not a number");
    CHECK_THROWS_WITH(each(ours, "broken_row", read_size),
                      "registers/broken_row.csv:4: too_few_fields");
    CHECK_THROWS_AS(each(ours, "colours", [](Row const& row) { row.text("weight"); }),
                    std::runtime_error);
    CHECK_THROWS_AS(each(ours, "missing", read_size), std::runtime_error);
}
