// Letters that can be answered by mail: the argument of this name is the address that the answer
// goes to. The letter's words may name it too.
#pragma once
#include <string>

#include "services/outbox/letter.h"

namespace outbox {

inline constexpr char const* reply_argument = "reply_to";

/// Where answers to the letter go; empty: it cannot be answered by mail.
inline std::string reply_address(Letter const& letter) {
    for (auto const& argument : letter.arguments)
        if (argument.name == reply_argument) return argument.text;
    return {};
}

}
