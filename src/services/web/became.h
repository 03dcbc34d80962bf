// Telling those who began something what became of it, far down its red thread.
#pragma once
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "platform/texts/catalogue.h"
#include "services/activity/activity.h"

namespace db {
class Transaction;
}

namespace web {

/// What has happened to a later subject of the thread, as everybody may read it.
struct Became {
    struct Told {
        std::string title = {};
        std::string what = {};  ///< Words that go on after the title: "är infört".
        std::string path = {};  ///< Its page, with the language.
    };
    /// In a language; nothing when it is gone or hidden by now.
    std::function<std::optional<Told>(texts::Language)> told;
    /// Who is told of the same in another way.
    std::set<members::MemberId> knowing = {};
};

/// Writes a letter to each who began the subject or what became part of it, in the transaction.
using TellBeginners =
    std::function<void(db::Transaction&, std::string_view id, Became const& became)>;

}
