// Tables as files: streamed, in constant memory, for people's spreadsheets and for programs.
#pragma once
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/response.h"
#include "platform/tables/spreadsheet.h"

namespace web {

/// A reply that is made while it is sent; `more` as http::Response has it. With a file name it is
/// saved, else shown.
http::Response streamed(std::string content_type, std::string_view file_name,
                        std::function<bool(std::string&)> more);

/// Makes spreadsheets one at a time: each takes a worker and a file for as long as it is written.
class Spreadsheets {
public:
    /// Writes the rows that `row` gives until it returns false (cells are empty before each call)
    /// into a temporary file, which is then sent and gone. 503 with Retry-After while another is
    /// being made.
    http::Response download(std::string_view file_name, std::string const& sheet,
                            std::vector<std::string> const& header,
                            std::function<bool(std::vector<tables::Cell>&)> const& row);

private:
    std::mutex one_at_a_time_;
};

}
