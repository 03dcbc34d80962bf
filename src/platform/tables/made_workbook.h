// Spreadsheets made in memory, for tests.
#pragma once
#include "platform/documents/made_zip.h"

#include <string>

namespace tables {

/// The parts of an XLSX file with one sheet; what is empty is left out.
struct MadeXlsx {
    std::string rows = {};        ///< The content of <sheetData>.
    std::string texts = {};       ///< The content of <sst>.
    std::string styles = {};      ///< The content of <styleSheet>.
    std::string properties = {};  ///< Stands before <sheets> in the workbook.
    std::string type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    documents::MadeEntries more = {};
};

inline std::string made_xlsx(MadeXlsx const& parts) {
    std::string const relation =
        "' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    documents::MadeEntries entries = {
        {"[Content_Types].xml",
         "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
         "<Override PartName='/xl/workbook.xml' ContentType='" +
             parts.type + "'/></Types>"},
        {"xl/workbook.xml",
         "<workbook xmlns='urn:m' xmlns:r='urn:r'>" + parts.properties +
             "<sheets><sheet name='Projekt' sheetId='1' r:id='r1'/>"
             "<sheet name='Diagram' sheetId='2' r:id='r2'/>"
             "<sheet name='Mer &amp; annat' sheetId='3' r:id='r3'/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships>"
         "<Relationship Id='r1" +
             relation +
             "worksheet' Target='worksheets/sheet1.xml'/>"
             "<Relationship Id='r2" +
             relation +
             "chartsheet' Target='chartsheets/sheet1.xml'/>"
             "<Relationship Id='r3" +
             relation +
             "worksheet' Target='/xl/worksheets/sheet2.xml'/>"
             "<Relationship Id='r4" +
             relation +
             "sharedStrings' Target='sharedStrings.xml'/>"
             "<Relationship Id='r5" +
             relation +
             "styles' Target='../xl/styles.xml'/>"
             "</Relationships>"},
        {"xl/worksheets/sheet1.xml",
         "<worksheet xmlns='urn:m'><sheetData>" + parts.rows + "</sheetData></worksheet>"},
        {"xl/worksheets/sheet2.xml",
         "<worksheet><sheetData><row><c t='inlineStr'><is><t>annan</t></is></c></row>"
         "</sheetData></worksheet>"},
        {"xl/sharedStrings.xml", "<sst>" + parts.texts + "</sst>"},
        {"xl/styles.xml", "<styleSheet>" + parts.styles + "</styleSheet>"}};
    entries.insert(entries.end(), parts.more.begin(), parts.more.end());
    return documents::made_zip(entries);
}

/// An ODS file; `tables` is the content of <office:spreadsheet>.
inline std::string made_ods(std::string const& tables, documents::MadeEntries const& more = {}) {
    documents::MadeEntries entries = {
        {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
        {"content.xml",
         "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
         " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
         " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>"
         "<office:body><office:spreadsheet>" +
             tables + "</office:spreadsheet></office:body></office:document-content>"}};
    entries.insert(entries.end(), more.begin(), more.end());
    return documents::made_zip(entries);
}

}
