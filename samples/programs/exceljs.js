// Opens a workbook with ExcelJS and saves it again, as a web application that "exports to Excel" would.
const ExcelJS = require("exceljs");
const [source, target] = process.argv.slice(2);
const workbook = new ExcelJS.Workbook();
workbook.xlsx.readFile(source).then(() => workbook.xlsx.writeFile(target));
