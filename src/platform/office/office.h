// Writes documents and slides that people open in their office program: DOCX, ODT, PPTX and ODP.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/basics/time.h"

namespace office {

/// A piece of running text, any UTF-8 of any length. "\n" is a new line in the same paragraph. What
/// XML cannot hold (control characters) is left out.
struct Run {
    std::string text;
    bool bold = false, italic = false;
    bool marked = false;  ///< On yellow, for what somebody has to look at.
    /// Absolute (http, https or mailto); what is no such address gives text without a link.
    std::string link = {};
    std::string language = {};  ///< "nb" where it is another than the document's.
};
using Runs = std::vector<Run>;

struct Heading {
    int level = 1;  ///< 1 to 3; others count as the nearest.
    std::string text;
};

struct Paragraph {
    Runs runs;
};

struct List {
    bool numbered = false;  ///< Each list begins with 1.
    std::vector<Runs> items;
};

/// A table whose first row is known as its header by those who listen to it.
struct Table {
    std::string caption = {};  ///< Above it; nothing stands there when it is empty.
    std::vector<std::string> header;
    /// Short rows are filled up with empty cells. At most 63 columns (as in Word), otherwise
    /// std::invalid_argument.
    std::vector<std::vector<Runs>> rows;
};

using Block = std::variant<Heading, Paragraph, List, Table>;

/// What office programs show as the file's properties.
struct Properties {
    std::string title;     ///< Also the document's first line.
    std::string language;  ///< "sv", "en", "nb" or another one of two or three letters.
    std::string author = {};
    /// When it was made; without it the same content always gives the same bytes.
    std::optional<basics::Time> made = std::nullopt;
};

struct Document {
    Properties properties;
    std::vector<Block> blocks;
};

/// One slide. What does not fit is made smaller by the program that shows it; nothing is cut off.
struct Slide {
    std::string title;
    std::vector<Runs> bullets = {};
    std::optional<Table> table = std::nullopt;
};

struct Slides {
    Properties properties;
    std::vector<Slide> slides;  ///< At least one, otherwise std::invalid_argument.
};

/// The file's bytes: the same for the same values, on every machine.
std::string docx(Document const& document);
std::string odt(Document const& document);
std::string pptx(Slides const& slides);
std::string odp(Slides const& slides);

/// The media type for a file name's extension: "docx", "odt", "pptx" or "odp".
std::string_view media_type(std::string_view extension);

}
