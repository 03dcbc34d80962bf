// A place in the law: which statute or EU act, and where in it. Plain values.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace legal_references {

///   sfs    Svensk författningssamling: "2010:900"
///   celex  the EU's number of a document: "32016R0679"
enum class Source : std::uint8_t { sfs, celex };
/// "sfs", "celex": in the API.
std::string_view name(Source source);

struct Reference {
    Source source = Source::sfs;
    std::string number = {};
    std::string chapter = {};  ///< Of a statute: "8", "2 a"; empty for none.
    /// Of a statute: "4 a", "2–5", "1, 3". Of an EU act the article: "6.1 c". Empty for none.
    std::string section = {};
    friend bool operator==(Reference const&, Reference const&) = default;
};

/// Why what looks like a reference cannot be one.
///   unclear        no statute and no EU act is named
///   year_ahead     the year of the number has not come
///   year_before    there was no such series then
///   number         no year has had so many statutes, or it is zero
///   old_number     statutes before 1825 are numbered by month and day: "1736:0123"
///   place          there is no such chapter or section: it is zero, or far too large
///   celex_form     it begins as a CELEX number and does not go on as one
enum class Fault : std::uint8_t {
    unclear,
    year_ahead,
    year_before,
    number,
    old_number,
    place,
    celex_form
};
/// "year_ahead": in text ids, legal_references.fault_….
std::string_view name(Fault fault);

}
