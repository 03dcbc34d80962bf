// Schemas of tests.
#include "platform/db/temporary.h"

#include <cstdlib>

namespace db {

namespace {

std::string test_database() {
    auto const* address = std::getenv("SAMVERK_TEST_DATABASE");
    return address ? address : "";
}

void carry_out(std::string const& statement) {
    auto const database = open_postgres(test_database());
    auto tx = database->begin();
    tx.script(statement);
    tx.commit();
}

}

TemporarySchema::TemporarySchema() {
    auto const whole = test_database();
    if (whole.empty()) return;
    auto const letters = basics::new_id_letters();
    name_ = "test_" + std::string(letters.data(), letters.size());
    carry_out("CREATE SCHEMA " + name_);
    address_ = whole + (whole.contains('?') ? "&" : "?") + "options=-csearch_path%3D" + name_;
}

TemporarySchema::~TemporarySchema() {
    if (name_.empty()) return;
    try {
        carry_out("DROP SCHEMA " + name_ + " CASCADE");
    } catch (Failure const& ignored_because_the_server_goes_away_with_the_tests) {}
}

}
