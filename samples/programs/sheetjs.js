// Opens a workbook with SheetJS and saves it again, as many phone and web applications do.
const XLSX = require("xlsx");
const [source, target] = process.argv.slice(2);
XLSX.writeFile(XLSX.readFile(source, { cellStyles: true, cellFormula: true }), target, { compression: true });
