// Which files go with the letter to a registrar, and which are only listed. Pure functions.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace registration {

/// All files of a letter together, in bytes: written in base64 they are 10 million, which the mail
/// servers of authorities commonly take.
inline constexpr std::uint64_t most_enclosed = 7'300'000;

/// A file that belongs to what is registered.
struct File {
    std::string name = {};   ///< In the letter: "bilaga-01-slutrapport.pdf".
    std::string title = {};  ///< For people.
    std::string media_type = {};
    std::uint64_t bytes = 0;
    std::string sha256 = {};   ///< 64 hexadecimal digits.
    std::string address = {};  ///< Where it is kept.
    bool is_enclosed = false;
    friend bool operator==(File const&, File const&) = default;
};

/// What a file is called in a letter, from its place in the list (from 1) and its own name: ASCII
/// letters, digits, hyphens and one dot, at most 100 characters, never the same for two places.
std::string enclosed_name(std::size_t place, std::string_view name);

/// The same files, each marked whether it is enclosed: in their order, as long as there is room.
/// One that is too large does not keep smaller ones after it out.
std::vector<File> chosen(std::vector<File> files, std::uint64_t room = most_enclosed);

}
