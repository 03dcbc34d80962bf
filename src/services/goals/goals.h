// The 17 global goals and their 169 targets: what they are called, and where a text names them.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/resources/resources.h"
#include "services/registers/registers.h"

namespace goals {

/// Which of the three dimensions of sustainability a goal serves first; goal 17 is the means to the
/// others.
enum class Dimension : std::uint8_t { ecological, social, economic, means };

/// "ecological", "social", "economic", "means": the names in the register, the API and text ids.
std::string_view name(Dimension dimension);

struct Goal {
    int number = 0;               ///< 1 to 17.
    registers::Names names = {};  ///< The short names in use: "Ingen fattigdom".
    std::string colour = {};      ///< "#E5243B", the official one.
    Dimension dimension = Dimension::social;
    std::vector<std::string> aliases = {};  ///< Other ways in which pages write the name.
};

struct Target {
    std::string code;  ///< "11.3", "11.a".
    int goal = 0;
    registers::Names names = {};  ///< Short names in our own words.
};

/// All goals and targets. Immutable after construction, thread-safe.
class Goals {
public:
    /// Reads the registers; throws std::runtime_error when they are broken.
    explicit Goals(resources::Resources const& resources);

    /// In order of number.
    std::span<Goal const> all() const { return goals_; }
    /// Null when there is no such goal.
    Goal const* find(int number) const;

    /// In order: 1.1, 1.2 … 1.a, 1.b, 2.1.
    std::span<Target const> targets() const { return targets_; }
    std::span<Target const> targets_of(int goal) const;
    /// Null when there is no such target; "11.A" is taken for "11.a".
    Target const* target(std::string_view code) const;

    /// The goal that this is a name of, as funders' data give it ("Hållbara städer och samhällen",
    /// "11. Hållbara städer och samhällen", "Goal 13", any language, any case), or null. Nothing
    /// else may stand beside it.
    Goal const* named(std::string_view text) const;

    /// The numbers of the goals that a text names, in order, each once. Found are
    /// - a number with its goal's name: "11.Hållbara städer och samhällen", "Mål 5: Jämställdhet";
    /// - numbers after words that mean the global goals: "SDG 13", "globala målen 3, 5 och 11",
    ///   "SDG 11.3";
    /// - lines that consist of goals' names: "Climate action; No poverty". A name of one or two
    ///   words ("Jämställdhet") may be a heading about something else: it counts when it is the
    ///   whole text, or beside other goals;
    /// - names of four words or more with a capital letter, anywhere.
    ///
    /// A bare "Mål 2" (a project's own), and "jämställdhet" in running text, are not found.
    std::vector<int> recognise(std::string_view text) const;

    /// A name cut into words as words() does.
    struct WordedName {
        std::vector<std::string> words;
        int goal = 0;
    };
    using NamesByFirstWord = std::unordered_map<std::string, std::vector<WordedName>>;

private:
    void add_name(std::string_view text, int goal);

    std::vector<Goal> goals_;
    std::vector<Target> targets_;
    /// By first word; the longest first, so that the longest that fits is found.
    NamesByFirstWord names_;
};

}
