// The heads and cells that most tables need, for the partial data_table.
#pragma once
#include <string>
#include <string_view>

#include "platform/templates/renderer.h"

namespace web {

/// The head of a column that is not sorted by: of words, or of figures, which stand to the right.
templates::View words_head(std::string text);
templates::View number_head(std::string text);

/// What a row is about. An empty `url` is no link.
templates::View row_head(std::string text, std::string_view url = {});
templates::View words_cell(std::string text, std::string_view url = {});
templates::View number_cell(std::string text, std::string_view url = {});

}
