@echo off
rem Start Lykta on Windows: lykta demo
setlocal
where py >nul 2>nul
if %errorlevel%==0 (
  py -3 "%~dp0lykta" %*
) else (
  python "%~dp0lykta" %*
)
exit /b %errorlevel%
