#include "services/web/table_view.h"

#include <utility>

namespace web {

namespace {

using templates::View;

View head(std::string text, bool is_number) {
    return View()
        .set("head_text", std::move(text))
        .set("is_number", is_number)
        .set_optional("sort_url", "")
        .set("is_ascending", false)
        .set("is_descending", false);
}

View cell(std::string text, std::string_view url, bool is_number, bool is_head) {
    return View()
        .set("cell_text", std::move(text))
        .set_optional("cell_url", url)
        .set("is_number", is_number)
        .set("is_head", is_head);
}

}

View words_head(std::string text) { return head(std::move(text), false); }
View number_head(std::string text) { return head(std::move(text), true); }

View row_head(std::string text, std::string_view url) {
    return cell(std::move(text), url, false, true);
}
View words_cell(std::string text, std::string_view url) {
    return cell(std::move(text), url, false, false);
}
View number_cell(std::string text, std::string_view url) {
    return cell(std::move(text), url, true, false);
}

}
